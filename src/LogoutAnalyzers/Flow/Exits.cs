using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>
/// Judges the value a body returns: does this exit report success? A path that answers 400, 401, 403, 404 or 5xx, or hands
/// back "no", owes nothing.
/// </summary>
internal static class Exits
{
    // Helpers of ControllerBase, PageModel, Results and TypedResults, and the results they make.
    private static readonly HashSet<string> s_errors = new(StringComparer.Ordinal)
    {
        "BadRequest", "Unauthorized", "Forbid", "Forbidden", "NotFound", "Conflict", "UnprocessableEntity", "Problem", "ValidationProblem", "Challenge",
        "InternalServerError", "HttpNotFound", "CreateErrorResponse",
    };

    private static readonly HashSet<string> s_failureWords = new(StringComparer.Ordinal)
    {
        "fail", "failed", "failure", "failures", "error", "errors", "invalid", "unauthorized", "forbidden", "denied", "exception",
    };

    /// <summary>Whether the value says that the request failed.</summary>
    public static bool IsError(IOperation? value, bool ofCallee)
    {
        value = Unwrap(value);
        switch (value)
        {
            case null:
                return false;
            case IInvocationOperation invocation:
                return IsErrorCall(invocation, ofCallee);
            case IObjectCreationOperation creation:
                return IsErrorCreation(creation) || creation.Arguments.Any(argument => SaysFailure(argument.Value));
            case IThrowOperation:
                return true;
            case IFieldReferenceOperation field when ofCallee:
                return Words.Any(field.Field.Name, s_failureWords) || field.Field.Name.StartsWith("Not", StringComparison.Ordinal);
            case IPropertyReferenceOperation property when ofCallee:
                return property.Property.IsStatic && (Words.Any(property.Property.Name, s_failureWords) || property.Property.Name.StartsWith("Not", StringComparison.Ordinal));
            case ITupleOperation tuple when ofCallee:
                return tuple.Elements.Length > 0 && IsError(tuple.Elements[0], ofCallee);
            default:
                // "false", "null", "-1": a helper's word for "it did not happen".
                return ofCallee && (value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: false or null or -1 });
        }
    }

    private static IOperation? Unwrap(IOperation? value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion: value = conversion.Operand; break;
                case IAwaitOperation awaited: value = awaited.Operation; break;
                case IParenthesizedOperation parenthesized: value = parenthesized.Operand; break;
                case IInvocationOperation { TargetMethod.Name: "FromResult", Arguments.Length: 1 } task: value = task.Arguments[0].Value; break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance }: value = instance; break;
                default: return value;
            }
        }
    }

    private static bool IsErrorCall(IInvocationOperation invocation, bool ofCallee)
    {
        var name = invocation.TargetMethod.Name;
        if (s_errors.Contains(name) || name is "FromException" or "FromCanceled") return true;
        if (name is "StatusCode" or "Json" or "Content" or "Text" or "CreateResponse")
            if (invocation.Arguments.Any(static argument => IsStatus(argument) && IsErrorStatus(argument.Value))) return true;
        if (name == "ResponseMessage" && invocation.Arguments.Any(argument => IsError(argument.Value, ofCallee))) return true;
        // return View("Error"), return RedirectToPage("/Error"): the user is told that it failed.
        if (invocation.Arguments.Any(argument => ConstantStrings.Of(argument.Value) is { } text && text.Length < 80 && name is not ("Ok" or "Content" or "Json") && Words.Any(text, s_failureWords))) return true;
        if (invocation.Arguments.Any(argument => SaysFailure(argument.Value))) return true;
        // return View("ConfirmLogout"): nothing is claimed yet.
        if (name is "View" or "Page" or "PartialView" && invocation.Arguments.Any(static argument => ConstantStrings.Of(argument.Value) is { } view && Words.Split(view).Any(static word => word is "confirm" or "prompt" or "confirmation"))) return true;
        return ofCallee && Words.Any(name, s_failureWords);
    }

    private static bool IsStatus(IArgumentOperation argument) =>
        argument.Parameter?.Type is { } type && (type.OriginalDefinition.SpecialType is SpecialType.System_Int32 or SpecialType.System_Nullable_T || type.Name == "HttpStatusCode");

    private static bool IsErrorCreation(IObjectCreationOperation creation)
    {
        var name = creation.Type?.Name ?? "";
        // HttpUnauthorizedResult, HttpNotFoundResult and HttpStatusCodeResult of MVC 5.
        if (name.StartsWith("Http", StringComparison.Ordinal)) name = name.Substring(4);
        if (s_errors.Any(error => name.StartsWith(error, StringComparison.Ordinal))) return true;
        if (name is "StatusCodeResult" or "ResponseMessage" && creation.Arguments.Any(argument => IsErrorStatus(argument.Value))) return true;
        return creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(set => set.Target is IPropertyReferenceOperation property && (property.Property.Name == "StatusCode" ? IsErrorStatus(set.Value) : DeniesSuccess(property.Property.Name, set.Value))) == true;
    }

    // new { success = false }
    private static bool SaysFailure(IOperation value)
    {
        value = Unwrap(value)!;
        return value switch
        {
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Any(set => set.Target is IPropertyReferenceOperation property && DeniesSuccess(property.Property.Name, set.Value)),
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(set => set.Target is IPropertyReferenceOperation property && DeniesSuccess(property.Property.Name, set.Value)),
            _ => false,
        };
    }

    /// <summary>Whether setting the property so says that the request failed: <c>Success = false</c>, <c>StatusCode = 500</c>.</summary>
    public static bool SaysFailure(string property, IOperation value) => property == "StatusCode" ? IsErrorStatus(value) : DeniesSuccess(property, value);

    private static bool DeniesSuccess(string property, IOperation value) =>
        Unwrap(value)?.ConstantValue is { HasValue: true, Value: bool said }
        && (said ? Words.Any(property, s_failureWords) : Words.Split(property).Any(word => word is "success" or "succeeded" or "successful" or "ok" or "status" or "result"));

    public static bool IsErrorStatus(IOperation value) => Unwrap(value)?.ConstantValue is { HasValue: true, Value: int status } && status >= 400;
}
