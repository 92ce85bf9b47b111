using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Finds out whose token validation parameters an expression stands for, by where it comes from.</summary>
internal sealed class ParametersOwners
{
    private const int MaxDepth = 6;

    private static readonly string[] s_startup =
    {
        "Microsoft.Extensions.DependencyInjection.IServiceCollection", "Microsoft.AspNetCore.Builder.IApplicationBuilder", "Microsoft.AspNetCore.Authentication.AuthenticationBuilder", "Microsoft.AspNetCore.Builder.WebApplicationBuilder",
        "Microsoft.Extensions.Hosting.IHostApplicationBuilder", "Owin.IAppBuilder", "System.Web.Http.HttpConfiguration",
    };

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public ParametersOwners(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _cancellationToken = cancellationToken;
    }

    public ParametersOwner Of(TokenSetting setting) => Of(setting.Parameters, setting.Code, 0);

    private ParametersOwner Of(IOperation value, SyntaxNode place, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (depth > MaxDepth) return ParametersOwner.Unknown;
        switch (value.WithoutConversions())
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver:
                return OfInitializer(receiver);
            case IObjectCreationOperation:
                return ParametersOwner.Own;
            case IInvocationOperation call:
                return OfCall(call, place, depth);
            case ICoalesceOperation either:
                return Together(new[] { Of(either.Value, place, depth + 1), Of(either.WhenNull, place, depth + 1) });
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Together(new[] { Of(choice.WhenTrue, place, depth + 1), Of(otherwise, place, depth + 1) });
            case ILocalReferenceOperation { Local: var local }:
                return Together(ValuesOf(local).Select(defined => Of(defined, place, depth + 1)));
            case IParameterReferenceOperation { Parameter: var parameter }:
                return OfParameter(parameter, place, depth);
            case IFieldReferenceOperation { Field: var field }:
                return OfMember(field, place, depth);
            case IPropertyReferenceOperation { Property: var property } read:
                return read.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && _graphs.Declares(property) && !RequestCode.IsScheme(property.ContainingType) ? OfMember(property, place, depth) : OfOptions(read, place, depth);
            default:
                return ParametersOwner.Unknown;
        }
    }

    // new JwtBearerOptions { TokenValidationParameters = { … } } configures; new TokenValidationParameters { … } is an object of its own.
    private static ParametersOwner OfInitializer(IOperation receiver)
    {
        for (var parent = receiver.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IMemberInitializerOperation) return ParametersOwner.Scheme;
            if (parent is IObjectCreationOperation) return ParametersOwner.Own;
        }
        return ParametersOwner.Unknown;
    }

    private ParametersOwner OfCall(IInvocationOperation call, SyntaxNode place, int depth)
    {
        var method = call.TargetMethod;
        if (method.Name == "Clone") return ParametersOwner.Own;
        if (method.Name is "GetRequiredService" or "GetService") return IsMadeForEach("TokenValidationParameters") ? ParametersOwner.Own : IsAtStartup(place) ? ParametersOwner.Scheme : ParametersOwner.Shared;
        return _graphs.Declares(method) && !method.IsAbstract ? Together(Returned(method).Select(returned => Of(returned, returned.Syntax, depth + 1))) : ParametersOwner.Unknown;
    }

    private ParametersOwner OfParameter(IParameterSymbol parameter, SyntaxNode place, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return ParametersOwner.Unknown;
        var function = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);
        if (method.MethodKind == MethodKind.AnonymousFunction)
            return function is not null && (RequestCode.IsEndpoint(function) || IsServedWithin(place, function)) ? Injected() : ParametersOwner.Scheme;
        if (method.MethodKind == MethodKind.Constructor) return Injected();
        if (TokenValidation.IsParameters(parameter.Type) is false || IsConfiguring(method)) return ParametersOwner.Scheme;
        if (parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute")) return Injected();
        var calls = Callers.Of(method, _compilation, _graphs, _cancellationToken);
        // app.MapPost("/refresh", Refresh)
        if (calls?.Any(RequestCode.IsEndpoint) == true) return Injected();
        return calls is null ? ParametersOwner.Unknown : Together(calls.Select(call => ArgumentFor(parameter, call)).OfType<IOperation>().Select(given => Of(given, given.Syntax, depth + 2)));
    }

    private ParametersOwner Injected() => IsMadeForEach("TokenValidationParameters") ? ParametersOwner.Own : ParametersOwner.Shared;

    // IConfigureOptions<TokenValidationParameters> and its kin.
    private static bool IsConfiguring(IMethodSymbol method) => method.Name is "Configure" or "PostConfigure";

    private IOperation? ArgumentFor(IParameterSymbol parameter, SyntaxNode calledName) =>
        calledName is SimpleNameSyntax name && NamedCode.Around(name) is InvocationExpressionSyntax call && _graphs.ModelOf(call.SyntaxTree).GetOperation(call, _cancellationToken) is IInvocationOperation operation
            ? operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value
            : null;

    // What the object in a field or property is: handed to the constructor, or made by the class itself.
    private ParametersOwner OfMember(ISymbol member, SyntaxNode place, int depth)
    {
        if (!_graphs.Declares(member)) return ParametersOwner.Unknown;
        if (Getter(member) is { } getter) return Together(Returned(getter).Select(returned => Of(returned, returned.Syntax, depth + 1)));
        if (IsAtStartup(place)) return ParametersOwner.Scheme;
        var owner = Together(AssignedTo(member).Select(assigned => Of(assigned, assigned.Syntax, depth + 1)));
        return owner == ParametersOwner.Own && !IsInConstructor(place) && !IsMadeForEach(member.ContainingType.Name) && IsReadElsewhere(member, place) ? ParametersOwner.Shared : owner;
    }

    // options.TokenValidationParameters: configuration where the options are handed to be configured, else those of the running scheme.
    private ParametersOwner OfOptions(IPropertyReferenceOperation read, SyntaxNode place, int depth)
    {
        var instance = read.Instance?.WithoutConversions();
        if (depth > MaxDepth || instance is null) return ParametersOwner.Unknown;
        if (_graphs.Declares(read.Property) && Getter(read.Property) is { } getter) return Together(Returned(getter).Select(returned => Of(returned, returned.Syntax, depth + 1)));
        switch (instance)
        {
            case IInstanceReferenceOperation or IObjectCreationOperation:
                return ParametersOwner.Scheme;
            case IParameterReferenceOperation { Parameter: var options }:
                return OfParameter(options, place, depth + 1);
            case ILocalReferenceOperation { Local: var local }:
                return Together(ValuesOf(local).Select(value => value.WithoutConversions() is IObjectCreationOperation ? ParametersOwner.Scheme : OfSource(value, place)));
            case IPropertyReferenceOperation or IInvocationOperation or IFieldReferenceOperation:
                return OfSource(instance, place);
            default:
                return ParametersOwner.Unknown;
        }
    }

    // monitor.Get("Bearer"), options.Value, context.Options. A snapshot is made for each request.
    private ParametersOwner OfSource(IOperation source, SyntaxNode place)
    {
        if (IsAtStartup(place)) return ParametersOwner.Scheme;
        source = source.WithoutConversions();
        return source switch
        {
            IInvocationOperation { TargetMethod.Name: "Get", Instance.Type: var options } => OfInjected(options),
            IPropertyReferenceOperation { Property.Name: "Value" or "CurrentValue", Instance.Type: var options } => OfInjected(options),
            IPropertyReferenceOperation { Property.Name: "Options" } or IFieldReferenceOperation => ParametersOwner.Shared,
            _ => ParametersOwner.Unknown,
        };

        static ParametersOwner OfInjected(ITypeSymbol? options) => options.IsOrInherits("Microsoft.Extensions.Options.IOptionsSnapshot") ? ParametersOwner.Own : ParametersOwner.Shared;
    }

    private IEnumerable<IOperation> ValuesOf(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax declarator) yield break;
        var model = _graphs.ModelOf(declarator.SyntaxTree);
        if (declarator.Initializer?.Value is { } initial && model.GetOperation(initial, _cancellationToken) is { } first) yield return first;
        foreach (var set in Scope(declarator).DescendantNodes().OfType<AssignmentExpressionSyntax>())
            if (set.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name && set.Right is not LiteralExpressionSyntax && model.GetOperation(set.Right, _cancellationToken) is { } value) yield return value;
    }

    private IEnumerable<IOperation> AssignedTo(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initial = reference.GetSyntax(_cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (initial is not null && _graphs.ModelOf(initial.SyntaxTree).GetOperation(initial, _cancellationToken) is { } value) yield return value;
        }
        foreach (var declaration in Declarations(member.ContainingType))
            foreach (var set in declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>())
                if (NameOf(set.Left) == member.Name && _graphs.ModelOf(set.SyntaxTree) is var model && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(set.Left, _cancellationToken).Symbol, member)
                    && model.GetOperation(set.Right, _cancellationToken) is { } value) yield return value;
    }

    private bool IsReadElsewhere(ISymbol member, SyntaxNode place)
    {
        if (member.DeclaredAccessibility != Accessibility.Private) return true;
        var here = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return Declarations(member.ContainingType).SelectMany(static type => type.Members).Any(other => other != here && other is not (ConstructorDeclarationSyntax or BaseFieldDeclarationSyntax)
            && other.DescendantTokens().Any(token => token.ValueText == member.Name && token.Parent is IdentifierNameSyntax));
    }

    private IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellationToken)).OfType<TypeDeclarationSyntax>().Where(declaration => _compilation.ContainsSyntaxTree(declaration.SyntaxTree));

    private static IMethodSymbol? Getter(ISymbol member) =>
        member is IPropertySymbol { GetMethod: { } getter } property && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax declaration
        && (declaration.ExpressionBody is not null || declaration.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) == true) ? getter : null;

    private IEnumerable<IOperation> Returned(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(_cancellationToken);
            if (!_compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
            var arrow = syntax switch
            {
                ArrowExpressionClauseSyntax body => body,
                BaseMethodDeclarationSyntax declared => declared.ExpressionBody,
                AccessorDeclarationSyntax accessor => accessor.ExpressionBody,
                LocalFunctionStatementSyntax local => local.ExpressionBody,
                PropertyDeclarationSyntax property => property.ExpressionBody,
                _ => null,
            };
            var values = arrow is not null ? new[] { arrow.Expression } : syntax.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression).OfType<ExpressionSyntax>();
            foreach (var value in values)
                if (_graphs.ModelOf(value.SyntaxTree).GetOperation(value, _cancellationToken) is { } operation) yield return operation;
        }
    }

    /// <summary>Whether the code runs while the application is put together.</summary>
    private bool IsAtStartup(SyntaxNode place)
    {
        foreach (var function in EnclosingBodies.Of(place))
        {
            if (RequestCode.Serves(function)) return false;
            if (function is AnonymousFunctionExpressionSyntax) continue;
            return _graphs.ModelOf(function.SyntaxTree).GetDeclaredSymbol(function, _cancellationToken) is IMethodSymbol symbol && symbol.Parameters.Any(static parameter => s_startup.Any(parameter.Type.IsOrInherits));
        }
        return place.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;
    }

    private static bool IsServedWithin(SyntaxNode place, SyntaxNode function) => place.Ancestors().TakeWhile(node => node != function).Any(RequestCode.Serves);

    private static bool IsInConstructor(SyntaxNode place) => place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null;

    private bool IsMadeForEach(string type) => ServiceLifetimes.IsMadeForEach(type, _compilation, _cancellationToken);

    private static SyntaxNode Scope(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    private static string? NameOf(ExpressionSyntax target) => (target as IdentifierNameSyntax ?? (target as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;

    private static ParametersOwner Together(IEnumerable<ParametersOwner> owners)
    {
        var all = owners.ToList();
        if (all.Contains(ParametersOwner.Shared)) return ParametersOwner.Shared;
        return all.Count == 0 || all.Contains(ParametersOwner.Unknown) ? ParametersOwner.Unknown : all.Contains(ParametersOwner.Scheme) ? ParametersOwner.Scheme : ParametersOwner.Own;
    }
}
