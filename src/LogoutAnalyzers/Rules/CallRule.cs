using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule about one call, creation or assignment, wherever it stands.</summary>
internal abstract class CallRule : Rule
{
    /// <summary>Whether the rule wants the code in which this word of the name set is written; null stands for a logout name.</summary>
    public abstract bool IsAbout(string? word, LogoutModel model);

    /// <summary>Whether the code is worth binding, as far as its syntax says.</summary>
    public virtual bool IsWorthBinding(string? word, ExpressionSyntax code) => true;

    public abstract void Check(IOperation operation, RuleContext context);
}
