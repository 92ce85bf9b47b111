using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Every place where the application itself sets or deletes a cookie of a response.</summary>
internal sealed class CookieWrites
{
    /// <summary>The words a file with such a place, or with a policy about all cookies, holds.</summary>
    public static readonly ImmutableArray<string> Names = CookieCall.Names.Append("UseCookiePolicy").ToImmutableArray();

    private readonly List<CookieWrite> _all = new();
    private readonly Dictionary<SyntaxNode, CookieWrite> _bySyntax = new();

    private CookieWrites()
    {
    }

    public IReadOnlyList<CookieWrite> All => _all;

    /// <summary>Whether a policy may make every cookie secure, the expired ones too.</summary>
    public bool HasPolicy { get; private set; }

    public static CookieWrites Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var writes = new CookieWrites();
        var reader = new CookieOptionsReader(compilation, modelOf, cancellationToken);
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (word, name, model) =>
        {
            if (word == "UseCookiePolicy") writes.HasPolicy = true;
            else foreach (var call in CallsAt(name)) writes.Add(call, model, reader, cancellationToken);
        }, cancellationToken);
        return writes;
    }

    /// <summary>The writes that set the cookie.</summary>
    public IEnumerable<CookieWrite> CreationsOf(CookieName name) => _all.Where(write => write.IsCreation && write.Is(name));

    /// <summary>The write that the call is, or null.</summary>
    public CookieWrite? At(SyntaxNode call) => _bySyntax.TryGetValue(call, out var write) ? write : null;

    private void Add(InvocationExpressionSyntax call, SemanticModel model, CookieOptionsReader reader, CancellationToken cancellationToken)
    {
        if (_bySyntax.ContainsKey(call) || model.GetOperation(call, cancellationToken) is not { } operation || CookieCall.From(operation) is not { } cookie) return;
        // The options of OWIN are of a type of their own, and its defaults others.
        var write = cookie.IsOwin ? CookieWrite.OutOfSight(cookie) : new CookieWrite(cookie, cookie.Name, reader.Read(cookie.GivenOptions));
        _all.Add(write);
        _bySyntax[call] = write;
    }

    // Response.Cookies.Append(…) at Cookies; for a parameter, local or field the calls on it.
    private static IEnumerable<InvocationExpressionSyntax> CallsAt(SimpleNameSyntax name)
    {
        ExpressionSyntax cookies = name;
        while (cookies.Parent is MemberAccessExpressionSyntax access && access.Name == cookies || cookies.Parent is MemberBindingExpressionSyntax) cookies = (ExpressionSyntax)cookies.Parent;
        if (IsCall(cookies) is { } direct) return new[] { direct };
        var (declared, scope) = cookies.Parent switch
        {
            ParameterSyntax parameter => (parameter.Identifier, parameter.Parent?.Parent),
            VariableDeclarationSyntax { Variables: { Count: 1 } variables, Parent: FieldDeclarationSyntax field } => (variables[0].Identifier, field.Parent),
            VariableDeclarationSyntax { Variables: { Count: 1 } variables, Parent: { Parent: { } block } } => (variables[0].Identifier, block),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent.Parent: { } block } variable } => (variable.Identifier, block),
            PropertyDeclarationSyntax property => (property.Identifier, property.Parent),
            _ => default,
        };
        if (scope is null) return Enumerable.Empty<InvocationExpressionSyntax>();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(used => used.Identifier.ValueText == declared.ValueText).Select(IsCall).OfType<InvocationExpressionSyntax>();
    }

    private static InvocationExpressionSyntax? IsCall(ExpressionSyntax cookies) => cookies.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" or "Delete", Parent: InvocationExpressionSyntax call } access when access.Expression == cookies => call,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Append" or "Delete" } } call } conditional when conditional.Expression == cookies => call,
        _ => null,
    };
}
