using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Public methods with a logout name on classes of the application's own that do work for others. Whether such a method owes the end of the
/// session is not known here: its callers may do that themselves.
/// </summary>
internal static class Services
{
    // What records, shows, tells or asks about a logout, or is its counterpart in a client.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "dto", "model", "view", "options", "settings", "config", "configuration", "audit", "auditor", "auditing", "log", "logs", "logger", "logging", "notification", "notifications", "notifier",
        "email", "mail", "mailer", "sms", "metric", "metrics", "telemetry", "analytics", "tracker", "tracking", "presence", "history", "statistics", "stats", "report", "repository", "query", "queries", "client", "proxy",
        "window", "page", "form", "dialog", "component", "control", "command", "activity", "fragment", "screen", "menu", "button", "widget", "navigation", "navigator", "event", "events", "middleware",
        "filter", "attribute", "builder", "factory", "mapper", "validator", "extensions", "controller", "hub", "request", "response", "message", "exception", "listener", "observer", "subscriber",
    };

    private static readonly HashSet<string> s_logins = new(StringComparer.Ordinal)
    {
        "auth", "authentication", "authenticator", "authorization", "account", "accounts", "token", "tokens", "jwt", "user", "users", "identity", "login", "signin", "security", "membership", "credentials", "cookie", "sso", "oidc", "principal", "member",
    };

    // Bases whose members the framework calls, each a kind of its own or none.
    private static readonly string[] s_frameworkKinds =
    {
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.Components.IComponent", "Microsoft.AspNetCore.Http.IMiddleware",
        "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata", "System.Web.Mvc.ControllerBase", "System.Web.Http.ApiController", "System.Web.UI.Control", "System.Web.IHttpHandler", "System.Exception", "System.EventArgs", "System.Attribute",
        "System.ComponentModel.INotifyPropertyChanged",
    };

    // Static methods of a module are helpers of the application: its login is often written there.
    private const string Module = "System.Web.IHttpModule";

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names) =>
        IsEntry(method, names) ? new LogoutEntry(EntryKind.Service, Name(method), declaration, name, method, MayBeGet: false, MayBePost: false) : null;

    public static bool IsEntry(IMethodSymbol method, LogoutNames names)
    {
        if (method is not { IsAbstract: false, IsExtern: false, IsExtensionMethod: false, IsGenericMethod: false, ContainingType: { TypeKind: TypeKind.Class } type }) return false;
        if (!(method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility == Accessibility.Public) && method.MethodKind != MethodKind.ExplicitInterfaceImplementation) return false;
        if (!names.Orders(Name(method)) || method.DeclaringSyntaxReferences.IsEmpty || !Reports(method.ReturnType)) return false;
        // The base that gRPC generates answers "unimplemented".
        if (method.Parameters.Any(static parameter => parameter.Type.IsOrInherits("Grpc.Core.ServerCallContext"))) return false;
        return !Words.Any(type.Name, s_others) && !TestDoubles.Is(type) && !s_frameworkKinds.Any(kind => type.IsOrInherits(kind)) && (method.IsStatic || !type.IsOrInherits(Module)) && !IsCalledByFramework(method)
            && !BusinessRecords.IsAbout(method, type.Name, names);
    }

    /// <summary>Whether the class or the parameters say that the method is about users, so that nobody has to call it for that to be known.</summary>
    public static bool IsAboutLogins(IMethodSymbol method, LogoutNames names) =>
        Words.Any(method.ContainingType.Name, s_logins) || method.Parameters.Any(static parameter => Words.Any(parameter.Name, s_logins) || Words.Any(parameter.Type.Name, s_logins))
        || (!names.IsWeak(Name(method)) && Words.Split(method.ContainingType.Name).Any(static word => word is "session" or "sessions"));

    private static string Name(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    // One that returns an address or an endpoint's result builds an answer for somebody who signs out.
    private static bool Reports(ITypeSymbol type)
    {
        if (TaskTypes.IsTask(type) && type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments }) type = arguments[0];
        return type.SpecialType != SpecialType.System_String && type.Name is not ("Uri" or "PathString" or "IActionResult" or "ActionResult" or "IResult" or "IHttpActionResult" or "HttpResponseMessage") && type.TypeKind != TypeKind.Delegate;
    }

    private static bool IsCalledByFramework(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (NeutralAssemblies.IsFramework(overridden.ContainingAssembly)) return true;
        return method.ContainingType.AllInterfaces.Where(static i => NeutralAssemblies.IsFramework(i.ContainingAssembly)).SelectMany(static i => i.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }
}
