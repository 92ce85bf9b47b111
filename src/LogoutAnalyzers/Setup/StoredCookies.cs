using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether the value that a cookie is set to is also kept on the server: the key of an entry, or the token in a record. Followed within the
/// body that sets it, and into the method of the application's own that made it.
/// </summary>
internal sealed class StoredCookies
{
    private static readonly HashSet<string> s_keyWords = new(StringComparer.Ordinal) { "sid", "guid" };
    private static readonly HashSet<string> s_random = new(StringComparer.Ordinal) { "NewGuid", "CreateVersion7", "GetBytes", "GetHexString", "GetString" };

    private readonly Compilation _compilation;
    private readonly Func<SyntaxTree, SemanticModel> _modelOf;

    public StoredCookies(Compilation compilation, Func<SyntaxTree, SemanticModel> modelOf)
    {
        _compilation = compilation;
        _modelOf = modelOf;
    }

    /// <summary>Where the value goes besides the cookie, or null.</summary>
    public KeptSession? Of(CookieWrite creation, CancellationToken cancellationToken)
    {
        if (creation.Name is not { } name || creation.Call.Value is not { } value) return null;
        IOperation root = value;
        while (root.Parent is not null) root = root.Parent;
        var locals = LocalsOf(value, root);
        var found = Addition(root, locals) ?? MadeBy(value, cancellationToken) ?? locals.Select(local => InitializerOf(local, root)).OfType<IOperation>().Select(made => MadeBy(made, cancellationToken)).FirstOrDefault(static made => made is not null);
        return found is var (place, at) ? new KeptSession(name, KeptSession.Keeper.OwnStore, place, null, at) : null;
    }

    // What is made of the value, or is its key, stands for it: var key = "session:" + id;
    private static HashSet<ILocalSymbol> LocalsOf(IOperation value, IOperation root)
    {
        var locals = new HashSet<ILocalSymbol>(value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static reference => reference.Local), SymbolEqualityComparer.Default);
        foreach (var declarator in root.Descendants().OfType<IVariableDeclaratorOperation>())
            if (declarator.GetVariableInitializer() is { Value: var initializer } && initializer.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(used => locals.Contains(used.Local)) && IsText(declarator.Symbol.Type)) locals.Add(declarator.Symbol);
        return locals;
    }

    private static (string Place, Location At)? Addition(IOperation root, HashSet<ILocalSymbol> locals)
    {
        foreach (var operation in root.Descendants())
        {
            if (StoreAddition.Of(operation) is not { } addition) continue;
            var used = addition.Kept.SelectMany(static kept => kept.DescendantsAndSelf()).OfType<ILocalReferenceOperation>().Select(static reference => reference.Local).FirstOrDefault(locals.Contains);
            if (used is not null && (addition.IsOfThings || locals.Any(local => IsKey(local, root)))) return (addition.Place, operation.Syntax.GetLocation());
        }
        return null;
    }

    // var id = await _sessions.CreateAsync(user);
    private (string Place, Location At)? MadeBy(IOperation value, CancellationToken cancellationToken)
    {
        if (value.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty) is not { } call) return null;
        var method = call.TargetMethod.OriginalDefinition;
        if (method.IsAbstract) method = Implementations.Of(method, _compilation, cancellationToken).FirstOrDefault();
        if (method?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration || !_compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return null;
        if (_modelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) is not { } body) return null;
        var returned = body.Descendants().OfType<IReturnOperation>().Select(static exit => exit.ReturnedValue).OfType<IOperation>();
        return returned.Select(exit => Addition(body, LocalsOf(exit, body))).FirstOrDefault(static found => found is not null);
    }

    private static IOperation? InitializerOf(ILocalSymbol local, IOperation root) =>
        root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value;

    // A random key, or one whose name says what it opens: the id of a user is the key of much else.
    private static bool IsKey(ILocalSymbol local, IOperation root) =>
        Words.Any(local.Name, SessionVocabulary.Things) || Words.Any(local.Name, s_keyWords)
        || InitializerOf(local, root)?.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static call => s_random.Contains(call.TargetMethod.Name)) == true;

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Name is "Guid" || type is IArrayTypeSymbol;
}
