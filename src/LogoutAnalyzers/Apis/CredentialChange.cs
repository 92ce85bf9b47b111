using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>What a change does to the account.</summary>
internal enum CredentialKind
{
    Password,
    Lockout,
    Disabled,
    Roles,
}

/// <summary>
/// A call or assignment that changes how, or as what, a user may sign in, and by itself ends no session. UserManager's own password
/// methods rotate the security stamp, and are no such change; lockout and roles do not rotate it:
/// https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Extensions.Core/src/UserManager.cs.
/// </summary>
internal sealed record CredentialChange(CredentialKind Kind, IOperation Operation, IOperation User)
{
    private static readonly string[] s_managers = { AspNetCoreApis.UserManager, OwinApis.UserManager };
    private static readonly string[] s_passwordStores = { "Microsoft.AspNetCore.Identity.IUserPasswordStore", "Microsoft.AspNet.Identity.IUserPasswordStore" };
    private static readonly HashSet<string> s_roleCalls = Set("AddToRoleAsync", "AddToRolesAsync", "RemoveFromRoleAsync", "RemoveFromRolesAsync");
    private static readonly HashSet<string> s_hashProperties = Set("PasswordHash", "HashedPassword", "PasswordHashed");
    private static readonly HashSet<string> s_hashCalls = Set("HashPassword", "EnhancedHashPassword", "CreatePasswordHash", "GeneratePasswordHash", "ComputePasswordHash");
    private static readonly HashSet<string> s_lockoutEnds = Set("LockoutEnd", "LockoutEndDateUtc");
    private static readonly HashSet<string> s_offWhenFalse = Set("IsActive", "IsEnabled");
    private static readonly HashSet<string> s_offWhenTrue = Set("IsDisabled", "IsBlocked", "IsBanned", "IsSuspended", "IsDeactivated");
    private static readonly HashSet<string> s_loginNames = new(StringComparer.OrdinalIgnoreCase) { "UserName", "Login", "LoginName", "Email", "EmailAddress", "Mail" };

    /// <summary>The words that a switch for accounts is called by; they are said of other things, too.</summary>
    public static readonly ImmutableArray<string> Switches = s_offWhenFalse.Concat(s_offWhenTrue).ToImmutableArray();

    /// <summary>The words that code with such a change holds.</summary>
    public static readonly ImmutableArray<string> Names =
        s_roleCalls.Concat(s_hashProperties).Concat(s_hashCalls).Concat(s_lockoutEnds).Concat(Switches).Concat(new[] { "SetLockoutEndDateAsync", "SetPasswordHashAsync" }).ToImmutableArray();

    /// <summary>Whether the user is one of ASP.NET Core Identity's.</summary>
    public bool IsOfIdentity => Operation is IInvocationOperation || IsIdentityUser(User.Type);

    public static CredentialChange? From(IOperation operation) => operation switch
    {
        IInvocationOperation call => FromCall(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } user } target } set when user is not IInstanceReferenceOperation => FromAssignment(set, target.Property, user),
        _ => null,
    };

    private static CredentialChange? FromCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (s_hashCalls.Contains(method.Name)) return FromHash(call);
        if (call.Arguments.Length < 2) return null;
        if (method.Name == "SetPasswordHashAsync") return s_passwordStores.Any(method.ContainingType.IsOrInherits) ? new CredentialChange(CredentialKind.Password, call, call.Arguments[0].Value) : null;
        if (!s_managers.Any(method.ContainingType.IsOrInherits)) return null;
        if (s_roleCalls.Contains(method.Name)) return new CredentialChange(CredentialKind.Roles, call, call.Arguments[0].Value);
        return method.Name == "SetLockoutEndDateAsync" && IsFarAway(call.Arguments[1].Value) ? new CredentialChange(CredentialKind.Lockout, call, call.Arguments[0].Value) : null;
    }

    private static CredentialChange? FromAssignment(ISimpleAssignmentOperation set, IPropertySymbol property, IOperation user)
    {
        var kind = s_hashProperties.Contains(property.Name) && IsHash(set.Value) ? CredentialKind.Password
            : s_lockoutEnds.Contains(property.Name) && IsFarAway(set.Value) ? CredentialKind.Lockout
            : IsOff(property, set.Value) ? CredentialKind.Disabled : (CredentialKind?)null;
        return kind is { } found && IsAccount(user.Type, needsPassword: found == CredentialKind.Disabled) ? new CredentialChange(found, set, user) : null;
    }

    // user.Password = BCrypt.HashPassword(…), at once or through a local: the property's own name says too little to look for.
    private static CredentialChange? FromHash(IInvocationOperation call)
    {
        if (call.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || call.SemanticModel is not { } model) return null;
        var local = call.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable.Identifier.ValueText : null;
        foreach (var assignment in member.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } || s_hashProperties.Contains(name) || !Words.Split(name).Contains("password")) continue;
            if (!assignment.Right.Span.Contains(call.Syntax.Span) && (local is null || assignment.Right is not IdentifierNameSyntax { Identifier.ValueText: var read } || read != local)) continue;
            if (model.GetOperation(assignment) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } user } } set && user is not IInstanceReferenceOperation && IsAccount(user.Type, needsPassword: false))
                return new CredentialChange(CredentialKind.Password, set, user);
        }
        return null;
    }

    // What is copied from another object is no change of this application's making; what is hashed here is.
    private static bool IsHash(IOperation value)
    {
        if (value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && value.SemanticModel is { } model)
            return (Initializer(local, model) is { } initial && IsHash(initial)) || IsFilledByHash(local, value);
        return value.DescendantsAndSelf().Any(static part => part is IInvocationOperation { TargetMethod.Name: var name } && SaysHash(name));
    }

    // CreatePasswordHash(password, out hash, out salt)
    private static bool IsFilledByHash(ILocalSymbol local, IOperation use) =>
        use.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<ArgumentSyntax>().Any(argument =>
            argument.RefKindKeyword.RawKind != 0 && argument.Expression.DescendantTokens().Any(token => token.ValueText == local.Name)
            && argument.Parent?.Parent is InvocationExpressionSyntax { Expression: var called } && SaysHash(called.ToString())) == true;

    private static bool SaysHash(string name)
    {
        var words = Words.Split(name);
        return words.Any(static word => word is "hash" or "hashed" or "encrypt" or "crypt") && !words.Contains("code");
    }

    // Locked for a quarter of an hour because somebody guessed passwords: that is no reason to sign the owner out.
    private static bool IsFarAway(IOperation value)
    {
        if (value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && value.SemanticModel is { } model) return Initializer(local, model) is { } initial && IsFarAway(initial);
        return value.DescendantsAndSelf().Any(static part => part switch
        {
            IMemberReferenceOperation { Member.Name: "MaxValue" } => true,
            IInvocationOperation { TargetMethod.Name: "AddYears" or "AddMonths" or "AddDays", Arguments: { Length: > 0 } added } => added[0].Value.ConstantValue is not { HasValue: true, Value: int and < 0 or double and < 0 },
            _ => false,
        });
    }

    // Off, or the other way round from what it was.
    private static bool IsOff(IPropertySymbol property, IOperation value)
    {
        if (property.Type.SpecialType != SpecialType.System_Boolean) return false;
        var offWhenFalse = s_offWhenFalse.Contains(property.Name);
        if (!offWhenFalse && !s_offWhenTrue.Contains(property.Name)) return false;
        return value.ConstantValue is { HasValue: true, Value: bool on } ? on != offWhenFalse
            : value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IPropertyReferenceOperation { Property: var negated } } && SymbolEqualityComparer.Default.Equals(negated, property);
    }

    // What has a password and a name to log in with: not a meeting room or a shared link with a password of its own.
    private static bool IsAccount(ITypeSymbol? type, bool needsPassword)
    {
        if (IsIdentityUser(type)) return true;
        var (hasName, hasPassword) = (false, !needsPassword);
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers())
            {
                if (member is not IPropertySymbol) continue;
                hasName |= s_loginNames.Contains(member.Name);
                hasPassword |= member.Name.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0;
            }
        }
        return hasName && hasPassword;
    }

    private static bool IsIdentityUser(ITypeSymbol? type) => type.IsOrInherits("Microsoft.AspNetCore.Identity.IdentityUser") || type.IsOrInherits("Microsoft.AspNet.Identity.IUser");

    private static IOperation? Initializer(ILocalSymbol local, SemanticModel model) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? model.GetOperation(value) : null;

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
