using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The authentication type of the identity that an OWIN sign-in is given.</summary>
internal static class OwinIdentities
{
    /// <summary>The type, or null when it is not written where the identity is made.</summary>
    public static string? TypeOf(IInvocationOperation signIn)
    {
        var identities = signIn.Arguments.LastOrDefault()?.Value.WithoutConversions();
        var identity = (identities as IArrayCreationOperation)?.Initializer?.ElementValues.FirstOrDefault() ?? identities;
        return identity is null ? null : TypeOf(identity.WithoutConversions());
    }

    private static string? TypeOf(IOperation identity)
    {
        switch (identity)
        {
            case IAwaitOperation awaited:
                return TypeOf(awaited.Operation);
            // new ClaimsIdentity(claims, "ApplicationCookie"), new ClaimsIdentity(DefaultAuthenticationTypes.TwoFactorCookie)
            case IObjectCreationOperation { Type: { } type } creation when type.IsOrInherits("System.Security.Claims.ClaimsIdentity"):
                return ConstantStrings.Of(creation.Arguments.For("authenticationType"));
            // await manager.CreateIdentityAsync(user, DefaultAuthenticationTypes.ApplicationCookie)
            case IInvocationOperation { TargetMethod.Name: "CreateIdentityAsync" or "CreateIdentity", Arguments.Length: > 1 } call:
                return ConstantStrings.Of(call.Arguments.Last().Value);
            case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared, SemanticModel: { } model }
                when declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && model.GetOperation(value)?.WithoutConversions() is { } initial and not ILocalReferenceOperation:
                return TypeOf(initial);
            default:
                return null;
        }
    }
}
