using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>A call that adds a cookie to a response of ASP.NET Core or OWIN: <c>Append</c>, or <c>Delete</c>, which adds an expired one.</summary>
internal sealed record CookieCall(IInvocationOperation Call)
{
    public const string ResponseCookies = "Microsoft.AspNetCore.Http.IResponseCookies";
    public const string OwinResponseCookies = "Microsoft.Owin.ResponseCookieCollection";
    public const string Options = "Microsoft.AspNetCore.Http.CookieOptions";

    /// <summary>The words that such a call is found by: the property it is made on, and the type.</summary>
    public static readonly string[] Names = { "Cookies", "IResponseCookies" };

    public bool IsDelete => Call.TargetMethod.Name == "Delete";

    public bool IsOwin => Call.TargetMethod.ContainingType.Is(OwinResponseCookies);

    public CookieName? Name => CookieName.Of(ArgumentOf("key"));

    public IOperation? Value => ArgumentOf("value");

    /// <summary>The options, or null where the call gives none and those of <c>new CookieOptions()</c> hold.</summary>
    public IOperation? GivenOptions => ArgumentOf("options");

    public bool HasEmptyValue => Value?.WithoutConversions() is { ConstantValue: { HasValue: true, Value: "" or null } } or IFieldReferenceOperation { Field.Name: "Empty" };

    /// <summary>Whether the name is that of a loop over the cookies of the request, so that all of them are meant.</summary>
    public bool IsOfEveryCookie
    {
        get
        {
            if (Call.Arguments.FirstOrDefault()?.Value is not { } key || key.DescendantsAndSelf().OfType<ILocalReferenceOperation>().FirstOrDefault() is not { } local) return false;
            for (IOperation? around = Call; around is not null; around = around.Parent)
                if (around is IForEachLoopOperation loop && loop.Locals.Contains(local.Local)) return loop.Collection.DescendantsAndSelf().Any(static part => part is IPropertyReferenceOperation { Property: { Name: "Cookies", Type.Name: "IRequestCookieCollection" } });
            return false;
        }
    }

    public static CookieCall? From(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Delete" or "Append" } method } call && (method.ContainingType.IsOrInherits(ResponseCookies) || method.ContainingType.Is(OwinResponseCookies)) ? new CookieCall(call) : null;

    private IOperation? ArgumentOf(string parameter) => Call.Arguments.For(parameter);
}
