using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Makes a method, local function or lambda async: its modifier, its return type, what it returns, and the awaits of its callers in
/// the same type. Refuses where somebody out of reach would have to change, too.
/// </summary>
internal sealed class AsyncBody
{
    private readonly SourceEdits _edits;
    private readonly HashSet<SyntaxNode> _done = new();
    private readonly CancellationToken _cancellationToken;

    public AsyncBody(SourceEdits edits, CancellationToken cancellationToken)
    {
        _edits = edits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Plans the edits. The statements that an expression body becomes are left to <see cref="BodyInsertion"/>.</summary>
    /// <returns>False when the body cannot be made async here.</returns>
    public async Task<bool> TryMakeAsync(SyntaxNode body)
    {
        if (FixTarget.IsAsync(body) || !_done.Add(body)) return true;
        if (FixTarget.SymbolOf(body, _edits.Model, _cancellationToken) is not { } symbol || CannotBeAsync(body, symbol)) return false;
        if (body is AnonymousFunctionExpressionSyntax lambda) return MakeLambdaAsync(lambda, symbol);
        var type = ReturnTypeOf(body)!;
        var isTask = TaskTypes.IsTask(symbol.ReturnType);
        if (!isTask && !await TryAwaitCallersAsync(body, symbol).ConfigureAwait(false)) return false;
        if (!isTask && !await MappedHandler.TryKeepAsync(_edits, symbol, gainsContext: false, becomesAsync: true, _cancellationToken).ConfigureAwait(false)) return false;
        _edits.Replace(type.Span, "async " + (isTask ? type.ToString() : symbol.ReturnsVoid ? "Task" : "Task<" + type + ">"));
        if (!isTask) Usings.AddFor(_edits, type.SpanStart, "System.Threading.Tasks", "Task");
        else UnwrapReturns(body, symbol);
        return true;
    }

    /// <summary>Turns <c>async void</c> into <c>async Task</c>, with the awaits of its callers in the same type.</summary>
    public async Task<bool> TryReturnTaskAsync(SyntaxNode body)
    {
        if (FixTarget.SymbolOf(body, _edits.Model, _cancellationToken) is not { ReturnsVoid: true } symbol || ReturnTypeOf(body) is not { } type || IsFixedByOthers(symbol)) return false;
        if (!await TryAwaitCallersAsync(body, symbol).ConfigureAwait(false)) return false;
        _edits.Replace(type.Span, "Task");
        Usings.AddFor(_edits, type.SpanStart, "System.Threading.Tasks", "Task");
        return true;
    }

    /// <summary>What a return statement's value is, once the body is async: <c>Task.FromResult(x)</c> becomes x. Null for <c>Task.CompletedTask</c>.</summary>
    public static (string? Value, bool IsStatement) Unwrapped(ExpressionSyntax value, ITypeSymbol? returnType)
    {
        if (!TaskTypes.IsTask(returnType)) return (value.ToString(), false);
        if (value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" }) return (null, false);
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments }) return (arguments[0].Expression.ToString(), false);
        var isPrimary = value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        return (isPrimary ? "await " + value : "await (" + value + ")", returnType is INamedTypeSymbol { TypeArguments.Length: 0 });
    }

    private bool CannotBeAsync(SyntaxNode body, IMethodSymbol symbol) =>
        symbol.Parameters.Any(static parameter => parameter.RefKind != RefKind.None)
        || symbol.RefKind != RefKind.None
        || symbol.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        || symbol.PartialDefinitionPart is not null || symbol.PartialImplementationPart is not null
        || symbol.Parameters.Any(static parameter => parameter.Type.IsRefLikeType)
        || (!TaskTypes.IsTask(symbol.ReturnType) && IsFixedByOthers(symbol))
        || body.DescendantNodes().Any(static node => node is YieldStatementSyntax)
        // Code that is not compiled here returns a task where a value will be wanted.
        || (TaskTypes.IsTask(symbol.ReturnType) && body.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains("return")));

    // An override or an implementation has the signature that its base or interface gives it.
    private static bool IsFixedByOthers(IMethodSymbol symbol) =>
        symbol.IsOverride || symbol.IsVirtual || symbol.IsAbstract || !symbol.ExplicitInterfaceImplementations.IsEmpty
        || (symbol.ContainingType is { } type && symbol.MethodKind == MethodKind.Ordinary && type.AllInterfaces.SelectMany(static i => i.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)));

    private bool MakeLambdaAsync(AnonymousFunctionExpressionSyntax lambda, IMethodSymbol symbol)
    {
        var isTask = TaskTypes.IsTask(symbol.ReturnType);
        // Only Delegate takes whatever the lambda returns, and Task.Run a task as well as nothing; Action would make it async void.
        if (!isTask && _edits.Model.GetTypeInfo(lambda, _cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate } converted && !converted.Is("System.Delegate") && !IsNaturallyTyped(lambda) && !IsRun(lambda)) return false;
        // Behind attributes and "static".
        _edits.Insert(lambda switch
        {
            ParenthesizedLambdaExpressionSyntax { ReturnType: { } returned } => returned.SpanStart,
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.SpanStart,
            SimpleLambdaExpressionSyntax simple => simple.Parameter.SpanStart,
            AnonymousMethodExpressionSyntax method => method.DelegateKeyword.SpanStart,
            _ => lambda.SpanStart,
        }, "async ");
        if (lambda is ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } && !isTask)
        {
            _edits.Replace(type.Span, symbol.ReturnsVoid ? "Task" : "Task<" + type + ">");
            Usings.AddFor(_edits, type.SpanStart, "System.Threading.Tasks", "Task");
        }
        if (isTask && lambda.Block is not null) UnwrapReturns(lambda, symbol);
        return true;
    }

    // A lambda for a parameter of type Delegate has the delegate type of its own signature.
    private bool IsNaturallyTyped(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
        && (_edits.Model.GetSymbolInfo(invocation, _cancellationToken).Symbol as IMethodSymbol)?.Parameters.Any(static parameter => parameter.Type.Is("System.Delegate")) == true;

    private bool IsRun(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax run } && _edits.Model.GetSymbolInfo(run, _cancellationToken).Symbol is IMethodSymbol { Name: "Run" } method && ValueFate.IsThreadPool(method);

    private void UnwrapReturns(SyntaxNode body, IMethodSymbol symbol)
    {
        foreach (var statement in ReturnsOf(body))
        {
            if (statement.Expression is not { } value) continue;
            var (text, isStatement) = Unwrapped(value, symbol.ReturnType);
            if (text is null && IsLast(statement, body) && _edits.Style.StartsLine(statement.GetFirstToken())) RemoveLine(statement);
            else if (text is null) _edits.Replace(statement.Span, "return;");
            else if (!isStatement) _edits.Replace(value.Span, text);
            else if (IsLast(statement, body)) _edits.Replace(statement.Span, text + ";");
            else if (statement.Parent is not BlockSyntax) _edits.Replace(statement.Span, "{ " + text + "; return; }");
            else _edits.Replace(statement.Span, text + ";" + (_edits.Style.StartsLine(statement.GetFirstToken()) ? _edits.Style.LineEnd + _edits.Style.IndentAt(statement.SpanStart) : " ") + "return;");
        }
    }

    // With the empty line above it.
    private void RemoveLine(StatementSyntax statement)
    {
        var lines = _edits.Text.Lines;
        var line = lines.GetLineFromPosition(statement.SpanStart);
        var rest = _edits.Text.ToString(TextSpan.FromBounds(statement.Span.End, lines.GetLineFromPosition(statement.Span.End).End));
        if (!string.IsNullOrWhiteSpace(rest))
        {
            _edits.Replace(TextSpan.FromBounds(statement.SpanStart, statement.Span.End + rest.Length - rest.TrimStart().Length), "");
            return;
        }
        var isFirst = statement.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken);
        var start = !isFirst && line.LineNumber > 0 && string.IsNullOrWhiteSpace(lines[line.LineNumber - 1].ToString()) ? lines[line.LineNumber - 1].Start : line.Start;
        _edits.Replace(TextSpan.FromBounds(start, lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak), "");
    }

    private static bool IsLast(StatementSyntax statement, SyntaxNode body) => FixTarget.BlockOf(body)?.Statements.LastOrDefault() == statement;

    public static IEnumerable<ReturnStatementSyntax> ReturnsOf(SyntaxNode body) =>
        (FixTarget.BlockOf(body)?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) ?? Enumerable.Empty<SyntaxNode>()).OfType<ReturnStatementSyntax>();

    private static TypeSyntax? ReturnTypeOf(SyntaxNode body) => body switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax local => local.ReturnType,
        _ => null,
    };

    // A call in another type, or one that is not a plain call, cannot be awaited from here.
    private async Task<bool> TryAwaitCallersAsync(SyntaxNode body, IMethodSymbol symbol)
    {
        var references = await SymbolFinder.FindReferencesAsync(symbol, _edits.Document.Project.Solution, _cancellationToken).ConfigureAwait(false);
        foreach (var location in references.SelectMany(static reference => reference.Locations))
        {
            if (location.IsImplicit || location.Location.SourceTree is not { } tree) continue;
            var root = await tree.GetRootAsync(_cancellationToken).ConfigureAwait(false);
            var node = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (HandlerReference.IsOnlyNamed(node) || HandlerReference.MappedAs(node) is not null) continue;
            if (tree != _edits.Root.SyntaxTree || node.FirstAncestorOrSelf<TypeDeclarationSyntax>() != body.FirstAncestorOrSelf<TypeDeclarationSyntax>()) return false;
            SyntaxNode called = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;
            if (called.Parent is not InvocationExpressionSyntax call || FixTarget.Around(call) is not { } caller || IsWhereNothingIsAwaited(call)) return false;
            if (call.Parent is AwaitExpressionSyntax) continue;
            if (!await TryMakeAsync(caller).ConfigureAwait(false)) return false;
            // The caller's own expression body becomes a block elsewhere, or stays an expression: both await the same way.
            var needsParentheses = call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax;
            _edits.Insert(call.SpanStart, needsParentheses ? "(await " : "await ");
            if (needsParentheses) _edits.Insert(call.Span.End, ")");
        }
        return true;
    }

    /// <summary>Inside a lock, an unsafe block or a query no await may stand.</summary>
    public static bool IsWhereNothingIsAwaited(SyntaxNode node) =>
        node.AncestorsAndSelf().TakeWhile(static ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .Any(static ancestor => ancestor is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax);
}
