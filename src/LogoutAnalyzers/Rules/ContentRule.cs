using LogoutAnalyzers.Entries;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about what shows data to signed-in users only: a controller, a page, an endpoint of a minimal API.</summary>
internal abstract class ContentRule : Rule
{
    public abstract void Check(PrivateContent content, RuleContext context);

    /// <summary>Whether there may be anything to report at all, before the contents of each file are looked for.</summary>
    public virtual bool MayApply(RuleContext context) => true;

    /// <summary>Asked about a class that alone keeps everybody else out of others, with all that is behind it.</summary>
    public virtual void CheckGate(PrivateContent content, RuleContext context)
    {
    }
}
