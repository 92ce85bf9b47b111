using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Something that the application stores in the browser's session. The key is null when it is not constant.</summary>
internal sealed record SessionValue(string? Key, bool IsSystemWeb, Location Location);

/// <summary>
/// What the application keeps in <c>HttpContext.Session</c>: the keys that are written, and where. A helper that is handed its key counts
/// where it is called, and a session that is only read holds nothing.
/// </summary>
internal sealed class SessionState
{
    /// <summary>The words a file holds that writes to the session or switches it on.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("Session", "SetString", "SetInt32", "UseSession");

    // A helper that calls a helper that calls a helper.
    private const int MaxHelpers = 3;

    private readonly Dictionary<IMethodSymbol, (int Ordinal, bool IsSystemWeb)> _keyParameters = new(SymbolEqualityComparer.Default);
    private readonly List<SessionValue> _written = new();
    private readonly HashSet<SyntaxNode> _uses = new();
    private readonly HashSet<SyntaxNode> _callsOfHelpers = new();

    private SessionState()
    {
    }

    /// <summary>Every place that stores something.</summary>
    public IReadOnlyList<SessionValue> Written => _written;

    /// <summary>Whether the session's middleware is in the request pipeline. Without it HttpContext.Session throws.</summary>
    public bool IsSwitchedOn { get; private set; }

    public static SessionState Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var state = new SessionState();
        NamedCode.Each(compilation, names, modelOf, static word => Names.Contains(word), (word, name, model) => state.Add(word, name, model, cancellationToken), cancellationToken);
        var known = 0;
        for (var round = 0; round < MaxHelpers && state._keyParameters.Count > known; round++)
        {
            known = state._keyParameters.Count;
            var helpers = new NameSet(names.LogoutNames, state._keyParameters.Keys.Select(static helper => helper.Name));
            NamedCode.Each(compilation, helpers, modelOf, static _ => true, (_, name, model) => state.AddCallOfHelper(name, model, cancellationToken), cancellationToken);
        }
        return state;
    }

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        IsSwitchedOn |= word == "UseSession";
        var uses = word == "Session" ? SessionUses.Of(name) : NamedCode.Around(name) is { } call ? new[] { call } : Enumerable.Empty<SyntaxNode>();
        foreach (var use in uses)
            if (_uses.Add(use) && model.GetOperation(use, cancellationToken) is { } operation) Add(operation);
    }

    private void Add(IOperation operation)
    {
        if (SessionWrite.From(operation) is { } write)
        {
            if (!write.Removes) Add(write.Key, operation, write.IsSystemWeb);
        }
        else if (operation is IInvocationOperation { TargetMethod: { IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true } method, Arguments: { Length: > 1 } arguments } && SessionWrite.IsSession(method.Parameters[0].Type) && Stores(method))
        {
            Add(arguments[1].Value, operation, SessionWrite.IsSystemWebSession(method.Parameters[0].Type));
        }
    }

    // A library's session.SetJson("cart", cart).
    private static bool Stores(IMethodSymbol method) =>
        method.Parameters[1].Type.SpecialType == SpecialType.System_String && Words.Split(method.Name).FirstOrDefault() is "set" or "put" or "add" or "save" or "store" or "write";

    private void Add(IOperation key, IOperation place, bool isSystemWeb)
    {
        if (key.WithoutConversions() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper } parameter })
            _keyParameters[helper.OriginalDefinition] = (parameter.Ordinal, isSystemWeb);
        else
            _written.Add(new SessionValue(ConstantStrings.Of(key), isSystemWeb, place.Syntax.GetLocation()));
    }

    private void AddCallOfHelper(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (NamedCode.Around(name) is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } syntax || _callsOfHelpers.Contains(syntax) || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call) return;
        if (_keyParameters.Keys.FirstOrDefault(candidate => IsCallOf(candidate, call.TargetMethod)) is not { } helper) return;
        _callsOfHelpers.Add(syntax);
        var (ordinal, isSystemWeb) = _keyParameters[helper];
        var key = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
        // session.SetObject("cart", null)
        var removes = call.Arguments.Any(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Value.WithoutConversions().ConstantValue is { HasValue: true, Value: null });
        if (key is not null && !removes) Add(key, call, isSystemWeb);
    }

    private static bool IsCallOf(IMethodSymbol helper, IMethodSymbol called)
    {
        called = (called.ReducedFrom ?? called).OriginalDefinition;
        if (called.Name != helper.Name) return false;
        return SymbolEqualityComparer.Default.Equals(called, helper)
            || SymbolEqualityComparer.Default.Equals(called, helper.OverriddenMethod?.OriginalDefinition)
            || (called.ContainingType.TypeKind == TypeKind.Interface && SymbolEqualityComparer.Default.Equals(helper.ContainingType.FindImplementationForInterfaceMember(called)?.OriginalDefinition, helper));
    }
}
