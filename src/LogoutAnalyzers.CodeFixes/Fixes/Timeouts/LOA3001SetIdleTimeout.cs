using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.Timeouts;

/// <summary>Sets the timeout where the cookie is configured, and keeps Identity's security stamp validated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SetIdleTimeout : RuleFix
{
    private const string Option = "ExpireTimeSpan";

    /// <summary>Fixes LOA3001.</summary>
    public SetIdleTimeout()
        : base("LOA3001", "Set ExpireTimeSpan")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(NoIdleTimeout.SchemeProperty, out var scheme) || scheme is null || !diagnostic.Properties.TryGetValue(NoIdleTimeout.LimitProperty, out var ticks)) return null;
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        var limit = TimeSpan.FromTicks(long.Parse(ticks!, CultureInfo.InvariantCulture));
        var name = edits.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (diagnostic.Properties.ContainsKey(NoIdleTimeout.OwinProperty))
        {
            if (name?.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation) return null;
            if (creation.Initializer is { } initializer) OwinStampValidation.Keep(edits, model, initializer, limit, cancellationToken);
            return ObjectInitializerEdit.TrySet(edits, creation, Option, DurationEdit.Expression(edits, creation.SpanStart, limit)) ? edits.Apply() : null;
        }
        if (name is not SimpleNameSyntax method || !TrySet(edits, method, diagnostic.Location, scheme, DurationEdit.Expression(edits, method.SpanStart, limit), cancellationToken)) return null;
        return await StampValidation.TryKeepAsync(edits, model, scheme, limit, diagnostic.Location, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
    }

    private static bool TrySet(SourceEdits edits, SimpleNameSyntax method, Location location, string scheme, string timeout, CancellationToken cancellationToken)
    {
        if (method.Identifier.ValueText is "AddCookie" or "ConfigureApplicationCookie")
            return method.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && TrySetIn(edits, call, $"{Option} = {timeout}", cancellationToken);
        if (ServiceRegistrations.At(edits, location) is not { } registrations) return false;
        var (position, options) = (method.SpanStart, Name(edits, method.SpanStart));
        if (scheme == SignOutCall.IdentityApplication)
        {
            registrations.Add(edits, new[] { $"{registrations.Services}.ConfigureApplicationCookie({options} => {options}.{Option} = {timeout});" });
            return true;
        }
        Usings.AddFor(edits, position, "Microsoft.AspNetCore.Authentication.Cookies", "CookieAuthenticationOptions");
        registrations.Add(edits, new[] { $"{registrations.Services}.Configure<CookieAuthenticationOptions>({SchemeExpression.For(edits, position, scheme)}, {options} => {options}.{Option} = {timeout});" });
        return true;
    }

    // AddCookie(), AddCookie("A"), AddCookie(options => …)
    private static bool TrySetIn(SourceEdits edits, InvocationExpressionSyntax call, string assignment, CancellationToken cancellationToken)
    {
        if (edits.Model.GetOperation(call, cancellationToken) is not IInvocationOperation operation) return false;
        var given = operation.Arguments.FirstOrDefault(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type.TypeKind == TypeKind.Delegate);
        if (given?.Syntax is ArgumentSyntax { Expression: LambdaExpressionSyntax lambda }) return OptionsLambdaEdit.TryAdd(edits, lambda, assignment);
        if (given is not null) return false;
        var (arguments, options) = (call.ArgumentList, Name(edits, call.ArgumentList.SpanStart));
        edits.Insert(arguments.CloseParenToken.SpanStart, $"{(arguments.Arguments.Count > 0 ? ", " : "")}{options} => {options}.{assignment}");
        return true;
    }

    private static string Name(SourceEdits edits, int position) => edits.Model.LookupSymbols(position, name: "options").Any(static symbol => symbol is ILocalSymbol or IParameterSymbol) ? "cookieOptions" : "options";
}
