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

/// <summary>What the application does about connections that are open when a session ends: hubs and Blazor circuits.</summary>
internal sealed class OpenConnections
{
    private static readonly HashSet<string> s_closes = new(StringComparer.Ordinal) { "CloseConnectionAsync", "CloseUserConnectionsAsync", "CloseAllConnectionsAsync", "CloseGroupConnectionsAsync" };
    private static readonly HashSet<string> s_providers = new(StringComparer.Ordinal) { "RevalidatingServerAuthenticationStateProvider", "ServerAuthenticationStateProvider", "AuthenticationStateProvider" };

    private static readonly HashSet<string> s_circuits = new(StringComparer.Ordinal) { "MapBlazorHub", "AddInteractiveServerRenderMode" };

    /// <summary>The words of files that have to do with it.</summary>
    public static readonly ImmutableArray<string> Names = s_closes.Concat(s_providers).Concat(s_circuits).Concat(new[] { "Abort", "IHubFilter", "CloseOnAuthenticationExpiration" }).ToImmutableArray();

    private readonly List<SyntaxNode> _options = new();
    private readonly List<INamedTypeSymbol> _revalidating = new();

    private OpenConnections()
    {
    }

    /// <summary>Whether something closes the connections of users, or looks at them again whenever they call.</summary>
    public bool AreClosed { get; private set; }

    /// <summary>The application's providers that look at the users of circuits again and again.</summary>
    public IReadOnlyList<INamedTypeSymbol> RevalidatingProviders => _revalidating;

    /// <summary>Whether the application lets browsers open circuits at all.</summary>
    public bool HasCircuits { get; private set; }

    /// <summary>Whether circuits get their users from a provider of the application's own.</summary>
    public bool HasOwnProvider { get; private set; }

    public static OpenConnections Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var connections = new OpenConnections();
        NamedCode.Each(compilation, names, modelOf, Names.Contains, (word, name, model) => connections.Add(word, name, model, cancellationToken), cancellationToken);
        return connections;
    }

    /// <summary>Whether connections of the hub that a call maps end when the sign-in expires. False only where no code says so.</summary>
    public bool EndWithSignIn(InvocationExpressionSyntax mapping)
    {
        if (_options.Any(option => mapping.Span.Contains(option.Span) && mapping.SyntaxTree == option.SyntaxTree)) return true;
        // Options of all hubs, or those that a delegate from elsewhere sets.
        if (_options.Any(static option => option.FirstAncestorOrSelf<InvocationExpressionSyntax>(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MapHub" or "MapBlazorHub" or "MapConnections" }) is null)) return true;
        return mapping.ArgumentList.Arguments.Skip(1).Any(static argument => argument.Expression is not AnonymousFunctionExpressionSyntax);
    }

    private void Add(string word, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (word == "CloseOnAuthenticationExpiration")
        {
            if (name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } set && set.Left.Span.Contains(name.Span) && !set.Right.IsKind(SyntaxKind.FalseLiteralExpression)) _options.Add(set);
        }
        else if (s_circuits.Contains(word))
        {
            HasCircuits |= NamedCode.Around(name) is InvocationExpressionSyntax;
        }
        else if (s_closes.Contains(word))
        {
            AreClosed |= NamedCode.Around(name) is InvocationExpressionSyntax;
        }
        else if (word == "Abort")
        {
            AreClosed |= NamedCode.Around(name) is InvocationExpressionSyntax call && !IsRefusal(call) && model.GetSymbolInfo(call, cancellationToken) is var info && (info.Symbol is null || IsConnection(info.Symbol.ContainingType));
        }
        else if (name.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is TypeDeclarationSyntax declaration && name.Parent is not TypeArgumentListSyntax && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type)
        {
            if (word == "IHubFilter") AreClosed = true;
            else if (word == "RevalidatingServerAuthenticationStateProvider") _revalidating.Add(type);
            else if (word == "AuthenticationStateProvider") HasOwnProvider = true;
        }
    }

    private static bool IsConnection(INamedTypeSymbol? type) =>
        type.IsOrInherits("Microsoft.AspNetCore.SignalR.HubCallerContext") || type.IsOrInherits("Microsoft.AspNetCore.SignalR.HubConnectionContext") || type.IsOrInherits("Microsoft.AspNetCore.Connections.ConnectionContext");

    // A hub that turns somebody away when he comes closes nothing later.
    private static bool IsRefusal(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "OnConnectedAsync" } && call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Context" } };
}
