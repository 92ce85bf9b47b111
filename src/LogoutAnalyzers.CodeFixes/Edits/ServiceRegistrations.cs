using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The statement in which a service is registered, and how further ones can be registered beside it.</summary>
/// <param name="Statement">The statement; what is added goes behind it, or before it where it returns.</param>
/// <param name="Services">The expression for the services.</param>
internal sealed record ServiceRegistrations(StatementSyntax Statement, string Services)
{
    private const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";

    private static readonly string[] s_builders = { "Microsoft.AspNetCore.Authentication.AuthenticationBuilder", "Microsoft.AspNetCore.Identity.IdentityBuilder" };

    /// <summary>The registration that is named at a place, or null where nothing can be added.</summary>
    public static ServiceRegistrations? At(SourceEdits edits, Location name)
    {
        var node = edits.Root.FindNode(name.SourceSpan);
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax) || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)) return null;
        // What is added gets lines of its own.
        if (statement.Parent is BlockSyntax block && edits.Text.Lines.IndexOf(block.CloseBraceToken.SpanStart) == edits.Text.Lines.IndexOf(statement.Span.End)) return null;
        if (node.Ancestors().TakeWhile(ancestor => ancestor != statement).Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax)) return null;
        return ServicesIn(edits.Model, node) is { } services ? new ServiceRegistrations(statement, services) : null;
    }

    /// <summary>Adds statements, with a blank line on either side.</summary>
    public void Add(SourceEdits edits, IReadOnlyList<string> lines)
    {
        var (style, indent) = (edits.Style, edits.Style.IndentAt(Statement.SpanStart));
        var text = string.Join(style.LineEnd, lines.Select(line => indent + line));
        if (Statement is ReturnStatementSyntax)
        {
            edits.Insert(LeadingLines.StartOf(edits, Statement), text + style.LineEnd + style.LineEnd);
            return;
        }
        var line = edits.Text.Lines.GetLineFromPosition(Statement.Span.End);
        var next = line.LineNumber + 1 < edits.Text.Lines.Count ? edits.Text.Lines[line.LineNumber + 1].ToString().Trim() : "";
        // Further ones stand below the first without a gap.
        var separator = edits.InsertedAt(line.End) is { } before ? before.EndsWith(style.LineEnd, System.StringComparison.Ordinal) ? "" : style.LineEnd : style.LineEnd + style.LineEnd;
        edits.Insert(line.End, separator + text + (next.Length == 0 || next.StartsWith("}") ? "" : style.LineEnd));
    }

    // The innermost receiver of the chain of calls: builder.Services in builder.Services.AddAuthentication().AddCookie().
    private static string? ServicesIn(SemanticModel model, SyntaxNode name)
    {
        var expression = (name.Parent as MemberAccessExpressionSyntax)?.Expression;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner }) expression = inner.Expression;
        if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || model.GetTypeInfo(expression).Type is not { } type) return null;
        if (type.IsOrInherits(ServiceCollection)) return expression.ToString();
        return s_builders.Any(type.IsOrInherits) ? expression + ".Services" : null;
    }
}
