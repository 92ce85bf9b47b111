using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Finds the logout entries of one file: starts from the logout names in it, binds only what they stand in.</summary>
internal static class EntryFinder
{
    private delegate LogoutEntry? Finder(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names);

    // One a kind of application. The first that knows the method has it.
    private static readonly ImmutableArray<Finder> s_finders = ImmutableArray.Create<Finder>(
        ControllerActions.Find,
        PageHandlers.Find,
        WebFormsHandlers.Find,
        ServiceOperations.Find,
        EndpointClasses.Find,
        HubMethods.Find,
        RemoteCalls.Find,
        RequestHandlers.Find,
        Components.Find,
        Services.Find);

    public static ImmutableArray<LogoutEntry> Find(SyntaxTree tree, NameSet names, SemanticModel model, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<LogoutEntry>();
        var bodies = new HashSet<SyntaxNode>();
        SyntaxNode? root = null;
        foreach (var hit in NameIndex.Of(tree, names, cancellationToken).Hits)
        {
            if (hit.Word is not (null or WebFormsHandlers.LoginStatusWord) && !MinimalApiEndpoints.MapNames.Contains(hit.Word)) continue;
            root ??= tree.GetRoot(cancellationToken);
            var token = root.FindToken(hit.Position);
            if (!token.Span.Contains(hit.Position)) continue;
            foreach (var entry in hit.Word is null or WebFormsHandlers.LoginStatusWord ? At(token, names.LogoutNames, model, cancellationToken) : Mapped(token))
                if (bodies.Add(entry.Body) && IsReported(entry)) entries.Add(entry);
        }
        return entries.ToImmutable();

        IEnumerable<LogoutEntry> Mapped(SyntaxToken token) =>
            token.Parent is SimpleNameSyntax name && MinimalApiEndpoints.FindByConstant(name, model, names.LogoutNames, cancellationToken) is { } entry ? new[] { entry } : Enumerable.Empty<LogoutEntry>();
    }

    /// <summary>Whether a call of this method is a call of another entry, which is checked where it is defined.</summary>
    public static bool IsEntry(IMethodSymbol method, LogoutNames names) =>
        ControllerActions.IsEntry(method, names) || PageHandlers.IsEntry(method, names) || WebFormsHandlers.IsEntry(method, names) || ServiceOperations.IsEntry(method, names)
        || EndpointClasses.IsEntry(method, names) || HubMethods.IsEntry(method, names) || RemoteCalls.IsEntry(method, names) || Components.IsEntry(method, names);

    private static IEnumerable<LogoutEntry> At(SyntaxToken token, LogoutNames names, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (token.Parent)
        {
            case MethodDeclarationSyntax method when method.Identifier == token:
                return OfMethods(new[] { method });
            case TypeDeclarationSyntax type when type.Identifier == token:
                // static class Logout { record Command; class Handler { … } }
                return OfMethods(type.Members.OfType<TypeDeclarationSyntax>().Append(type).SelectMany(static declared => declared.Members.OfType<MethodDeclarationSyntax>()));
            case NameSyntax { Parent: BaseNamespaceDeclarationSyntax or QualifiedNameSyntax } name when name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } space && space.Name.Span.Contains(name.Span):
                return OfMethods(space.Members.OfType<TypeDeclarationSyntax>().SelectMany(static type => type.Members.OfType<MethodDeclarationSyntax>()));
        }
        if (token.ValueText == WebFormsHandlers.LoginStatusWord) return token.Parent?.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent is MethodDeclarationSyntax handler ? OfMethods(new[] { handler }) : Enumerable.Empty<LogoutEntry>();
        switch (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>()?.Parent?.Parent)
        {
            case MethodDeclarationSyntax method:
                return OfMethods(new[] { method });
            case TypeDeclarationSyntax type:
                return OfMethods(type.Members.OfType<MethodDeclarationSyntax>());
        }
        if (token.Parent?.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is TypeDeclarationSyntax derived) return OfMethods(derived.Members.OfType<MethodDeclarationSyntax>());
        if (token.Parent?.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent is MethodDeclarationSyntax taking && token.Parent is SimpleNameSyntax) return OfMethods(new[] { taking });
        if (token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax endpoint } configure && EndpointClasses.IsConfigure(configure)) return OfMethods(endpoint.Members.OfType<MethodDeclarationSyntax>());
        if (Middleware.Find(token, model, names, cancellationToken) is { } middleware) return new[] { middleware };
        return MinimalApiEndpoints.Find(token, model, names, cancellationToken);

        IEnumerable<LogoutEntry> OfMethods(IEnumerable<MethodDeclarationSyntax> methods)
        {
            foreach (var method in methods)
            {
                if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol) continue;
                var location = method.Identifier.GetLocation();
                foreach (var find in s_finders)
                {
                    if (find(symbol, method, location, names) is not { } entry) continue;
                    yield return entry;
                    break;
                }
            }
        }
    }

    // A report in generated code is for nobody, unless the position maps back to a file of the user's.
    private static bool IsReported(LogoutEntry entry) => !GeneratedCode.IsForNobody(entry.Location);
}
