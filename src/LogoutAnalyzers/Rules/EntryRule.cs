using LogoutAnalyzers.Entries;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about a logout entry and what it does.</summary>
internal abstract class EntryRule : Rule
{
    /// <summary>Whether the rule is asked about services, too. For most rules what a service does is part of what the endpoint does that calls it.</summary>
    public virtual bool AsksServices => false;

    public abstract void Check(LogoutEntry entry, RuleContext context);
}
