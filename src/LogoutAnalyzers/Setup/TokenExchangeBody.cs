using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>What one body does to the tokens that are exchanged: finds them, asks them, hands them on, issues new ones.</summary>
internal sealed class TokenExchangeBody
{
    // Calls out of sight that ask a token nothing, whatever they do with it.
    private static readonly HashSet<string> s_harmless = new(StringComparer.Ordinal)
    {
        "update", "save", "remove", "delete", "add", "insert", "generate", "create", "issue", "build", "make", "write", "revoke", "set", "log", "mark", "append", "hash", "compute", "encode", "decode", "encrypt", "decrypt",
        "protect", "unprotect", "attach", "store", "persist", "commit", "complete", "ok", "success", "some", "from", "of", "fail", "map", "adapt", "to",
    };

    private TokenExchangeBody(SyntaxNode syntax) => Syntax = syntax;

    public SyntaxNode Syntax { get; }

    /// <summary>The bodies in the compilation that it may run, each with the place where.</summary>
    public List<(SyntaxNode Body, SyntaxNode At)> Callees { get; } = new();

    /// <summary>The stored tokens that it finds, by the token that was sent.</summary>
    public List<(INamedTypeSymbol Type, SyntaxNode At)> LookUps { get; } = new();

    /// <summary>What it asks stored tokens.</summary>
    public List<(TokenChecks Tells, bool ClearsAway, SyntaxNode At)> Questions { get; } = new();

    /// <summary>Where it validates a token that carries its own end.</summary>
    public List<SyntaxNode> Validations { get; } = new();

    /// <summary>Whether it makes a token for the client, by the names of what it calls.</summary>
    public bool Issues { get; private set; }

    /// <summary>The types of which it makes a new record, or sets the refresh token.</summary>
    public List<ITypeSymbol> Renewed { get; } = new();

    /// <summary>Whether it makes a random value.</summary>
    public bool IsRandom { get; private set; }

    /// <summary>Whether some of it does not compile.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether it removes tokens.</summary>
    public bool Removes { get; private set; }

    /// <summary>Whether it hands a token to code that cannot be seen, which may ask it.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Whether it hands something on that is called a token, but may be the access token.</summary>
    public bool IsDoubtful { get; private set; }

    public static TokenExchangeBody? Read(SyntaxNode syntax, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        if (graphs.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is not { } root) return null;
        var body = new TokenExchangeBody(syntax);
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            // An endpoint that is mapped here is no part of this.
            if (operation != root && operation is IAnonymousFunctionOperation && RequestCode.IsEndpoint(operation.Syntax)) continue;
            body.Add(operation, compilation, graphs, cancellationToken);
            foreach (var child in operation.ChildOperations) pending.Push(child);
        }
        return body;
    }

    private void Add(IOperation operation, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        Issues |= TokenIssuing.Is(operation);
        if (TokenLookUps.TypeAt(operation) is { } found) LookUps.Add((found, operation.Syntax));
        switch (operation)
        {
            case IPropertyReferenceOperation read:
                if (!IsWritten(read) && StoredTokenMembers.Of(read.Instance?.Type, read.Property, cancellationToken) is not TokenChecks.None and var tells && TokenMemberReads.Decides(read)) Questions.Add((tells, TokenMemberReads.ClearsAway(read), read.Syntax));
                // A condition that is kept: Where(RefreshToken.IsLive)
                if (read.Property.IsStatic || IsExpression(read.Type)) Follow(read.Property, read.Syntax, compilation, cancellationToken);
                break;
            case IFieldReferenceOperation { Field.IsConst: false } field when IsExpression(field.Type) || field.Type is { TypeKind: TypeKind.Delegate }:
                Follow(field.Field, field.Syntax, compilation, cancellationToken);
                break;
            case IMethodReferenceOperation reference:
                FollowMethod(reference.Method, reference.Syntax, compilation, graphs, cancellationToken);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { ContainingType: { } holder } set } } when RefreshTokenNames.IsRefreshToken(set.Name) && set.Type.SpecialType == SpecialType.System_String:
                Renewed.Add(holder);
                break;
            case IObjectCreationOperation { Constructor: { } constructor, Type: { } made }:
                Renewed.Add(made);
                IsRandom |= made.Name == "RNGCryptoServiceProvider";
                FollowMethod(constructor, operation.Syntax, compilation, graphs, cancellationToken);
                break;
            case IDynamicInvocationOperation:
                IsUnknown = true;
                break;
            // Code that does not compile, as where a package is missing.
            case IInvalidOperation:
                IsBroken = true;
                IsUnknown |= operation.Syntax.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Split(token.ValueText).Any(static word => word is "token" or "refresh"));
                break;
            case IInvocationOperation call:
                AddCall(call, compilation, graphs, cancellationToken);
                break;
            // entry.Property("RevokedAt"), SetProperty by name
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string { Length: > 4 and < 40 } text } } when operation.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Property" } }:
                Questions.Add((Words.Split(text).Any(static word => word.StartsWith("expir", StringComparison.Ordinal)) ? TokenChecks.Expiry : TokenChecks.Revocation, false, operation.Syntax));
                break;
        }
    }

    private void AddCall(IInvocationOperation call, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        IsRandom |= call.TargetMethod is { Name: "NewGuid" } or { ContainingType.Name: "RandomNumberGenerator" or "RNGCryptoServiceProvider" };
        Removes |= (StoreWrites.Of(call) & Effects.RemovesFromStore) != 0;
        if (TokenValidation.IsValidation(call)) Validations.Add(call.Syntax);
        if (SqlConditions.Of(call) is { } condition) AddCondition(condition, call.Syntax);
        else if (SqlConditions.AreHidden(call)) IsUnknown |= call.TargetMethod.TypeArguments.Any(StoredTokenMembers.IsRecord);
        if (FollowMethod(call.TargetMethod, call.Syntax, compilation, graphs, cancellationToken) || IsUnknown) return;
        if (call.TargetMethod.MethodKind != MethodKind.DelegateInvoke && (NeutralAssemblies.IsNeutral(call.TargetMethod) || TokenLookUps.IsGeneric(call) || IsHarmless(call.TargetMethod.Name))) return;
        // What a request says of itself is no check.
        var handed = call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance && !(instance.Type is { } type && RefreshTokenNames.IsMessage(type.Name)) ? new[] { instance } : Array.Empty<IOperation>()).ToList();
        IsUnknown = handed.Exists(static value => TokenLookUps.Carries(value, byRefreshOnly: true));
        IsDoubtful |= handed.Exists(static value => TokenLookUps.Carries(value, byRefreshOnly: false));
    }

    private void AddCondition(string condition, SyntaxNode at)
    {
        foreach (var word in Words.Split(condition))
        {
            if (word.StartsWith("expir", StringComparison.Ordinal) || word is "valid") Questions.Add((TokenChecks.Expiry, false, at));
            if (word.StartsWith("revo", StringComparison.Ordinal) || word is "active" or "valid" or "invalidated" or "isactive" or "isrevoked" or "status" or "deleted") Questions.Add((TokenChecks.Revocation, false, at));
            if (word is "used" or "isused" or "consumed") Questions.Add((TokenChecks.Use, false, at));
        }
    }

    private bool FollowMethod(IMethodSymbol method, SyntaxNode at, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        var seen = false;
        var isOpen = method.IsAbstract || method.IsVirtual || method.IsOverride;
        foreach (var run in isOpen ? Implementations.Of(method, compilation, cancellationToken).Add(method) : System.Collections.Immutable.ImmutableArray.Create(method))
        {
            if (run.IsAbstract || run.MethodKind == MethodKind.AnonymousFunction || !(graphs.Declares(run) || run.MethodKind == MethodKind.LocalFunction)) continue;
            seen = true;
            foreach (var reference in run.DeclaringSyntaxReferences)
                if (reference.GetSyntax(cancellationToken) is var body and (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) && compilation.ContainsSyntaxTree(body.SyntaxTree)) Callees.Add((body, at));
        }
        return seen;
    }

    private void Follow(ISymbol member, SyntaxNode at, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree)) continue;
            switch (reference.GetSyntax(cancellationToken))
            {
                case PropertyDeclarationSyntax property:
                    if (property.ExpressionBody is { } arrow) Callees.Add((arrow, at));
                    if (property.Initializer is { } given) Callees.Add((given, at));
                    foreach (var getter in property.AccessorList?.Accessors.Where(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body is not null || accessor.ExpressionBody is not null)) ?? Enumerable.Empty<AccessorDeclarationSyntax>()) Callees.Add((getter, at));
                    break;
                case VariableDeclaratorSyntax { Initializer: { } initializer }:
                    Callees.Add((initializer, at));
                    break;
            }
        }
    }

    private static bool IsExpression(ITypeSymbol? type) => type is { Name: "Expression" } && NeutralAssemblies.IsFramework(type.ContainingAssembly);

    // GetPrincipalFromExpiredToken(token) is about the other token.
    private static bool IsHarmless(string method) => Words.Split(method) is { Length: > 0 } words && (s_harmless.Contains(words[0]) || words.Any(static word => word is "expired" or "principal" or "claims"));

    private static bool IsWritten(IPropertyReferenceOperation property) => property.Parent is ISimpleAssignmentOperation set && set.Target == property;
}
