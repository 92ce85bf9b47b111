using LogoutAnalyzers.Entries;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about a logout entry and what it does.</summary>
internal abstract class EntryRule : Rule
{
    public abstract void Check(LogoutEntry entry, RuleContext context);
}
