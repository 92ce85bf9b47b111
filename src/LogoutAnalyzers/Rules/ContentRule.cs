using LogoutAnalyzers.Entries;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about what shows data to signed-in users only: a controller, a page, an endpoint of a minimal API.</summary>
internal abstract class ContentRule : Rule
{
    public abstract void Check(PrivateContent content, RuleContext context);
}
