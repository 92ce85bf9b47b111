using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The tokens that a member hands out once it has checked a password: those that the server keeps, and those that live too long to be forgotten.</summary>
internal sealed class IssuedTokens
{
    private const int MaxDepth = 4;

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly Durations _durations;
    private readonly TimeSpan _longest;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _visited = new();

    public IssuedTokens(Compilation compilation, BodyGraphs graphs, Durations durations, TimeSpan longest, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _durations = durations;
        _longest = longest;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the member around the check starts, or null; reported at the check.</summary>
    public SessionStart? After(SimpleNameSyntax check)
    {
        var member = check.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        if (member is null) return null;
        var (stores, life) = In(member, 0);
        if (stores) return new SessionStart(SessionStartKind.StoredToken, check.Identifier.GetLocation());
        return life is { } span && span > _longest ? new SessionStart(SessionStartKind.LongToken, check.Identifier.GetLocation(), Life: span) : null;
    }

    private (bool Stores, TimeSpan? Life) In(SyntaxNode member, int depth)
    {
        (bool Stores, TimeSpan? Life) found = default;
        if (depth > MaxDepth || !_visited.Add(member)) return found;
        var model = _graphs.ModelOf(member.SyntaxTree);
        foreach (var node in member.DescendantNodes())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax)) continue;
            switch (model.GetOperation(node, _cancellationToken))
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } property } set when IsStored(property, set.Value):
                    found.Stores = true;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Expires" } expires } } set when expires.ContainingType.Is("Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor"):
                    found.Life = Longer(found.Life, LifeUntil(set.Value));
                    break;
                case IObjectCreationOperation creation when creation.Type.Is("System.IdentityModel.Tokens.Jwt.JwtSecurityToken"):
                    found.Life = Longer(found.Life, LifeUntil(creation.Arguments.Given("expires")));
                    break;
                case IInvocationOperation call:
                    found.Stores |= Keeps(call);
                    foreach (var callee in Callees(call.TargetMethod))
                    {
                        var (stores, life) = In(callee, depth + 1);
                        found = (found.Stores || stores, Longer(found.Life, life));
                    }
                    break;
            }
        }
        return found;
    }

    // Of an access and a refresh token, neither of which is kept, the session lasts as long as the refresh token.
    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    // The shortest of those that it may be.
    private TimeSpan? LifeUntil(IOperation? end)
    {
        if (end is null || TokenPurposes.Of(end.Syntax) == TokenPurpose.Other) return null;
        var lives = _durations.FromNow(end, _cancellationToken);
        return lives.IsEmpty ? null : lives.Min(static life => life.Value);
    }

    private IEnumerable<SyntaxNode> Callees(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        var bodies = method.IsAbstract ? Implementations.Of(method, _compilation, _cancellationToken) : _graphs.Declares(method) ? ImmutableArray.Create(method) : ImmutableArray<IMethodSymbol>.Empty;
        return bodies.SelectMany(static body => body.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(_cancellationToken)).Where(node => _compilation.ContainsSyntaxTree(node.SyntaxTree));
    }

    // user.RefreshToken = …; a property of what is answered keeps nothing.
    private static bool IsStored(IPropertyReferenceOperation target, IOperation value) =>
        RefreshTokenNames.IsRefreshToken(target.Property.Name) && !IsAnswer(target.Property.ContainingType.Name) && !NeutralAssemblies.IsFramework(target.Property.ContainingAssembly)
        && value.WithoutConversions() is not { ConstantValue: { HasValue: true, Value: null or "" } };

    // context.RefreshTokens.Add(token), userManager.SetAuthenticationTokenAsync(user, "App", "RefreshToken", value)
    private static bool Keeps(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (name == "SetAuthenticationTokenAsync") return call.Arguments.Any(static argument => ConstantStrings.Of(argument.Value) is { } text && RefreshTokenNames.IsRefreshToken(text));
        if (!name.StartsWith("Add", StringComparison.Ordinal) && !name.StartsWith("Insert", StringComparison.Ordinal) && !name.StartsWith("Save", StringComparison.Ordinal) && !name.StartsWith("Store", StringComparison.Ordinal)) return false;
        return call.Arguments.Any(static argument => argument.Value.WithoutConversions().Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && RefreshTokenNames.IsRefreshToken(type.Name) && !IsAnswer(type.Name));
    }

    private static bool IsAnswer(string type) => Words.Split(type).Any(static word => word is "response" or "dto" or "result" or "model" or "vm" or "request" or "command" or "options" or "settings");
}
