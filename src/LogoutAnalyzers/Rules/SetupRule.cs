using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about what the application configures. It is asked about each file that has a name of the name set, and reports only there.</summary>
internal abstract class SetupRule : Rule
{
    public abstract void Check(SyntaxTree tree, RuleContext context);
}
