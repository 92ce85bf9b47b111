using System;

namespace LogoutAnalyzers.Rules;

/// <summary>Says why a rule has no code fix. Every rule has either.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoCodeFixAttribute : Attribute
{
    public NoCodeFixAttribute(string reason) => Reason = reason;

    public string Reason { get; }
}
