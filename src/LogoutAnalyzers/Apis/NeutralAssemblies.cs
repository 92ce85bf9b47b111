using System;
using System.Collections.Generic;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// Libraries whose calls do nothing to a session beyond their rows in the tables: the frameworks, and logging, mapping and metrics.
/// Without this list a logout that writes a log line would be "unknown" and silence its rule.
/// </summary>
internal static class NeutralAssemblies
{
    private static readonly string[] s_frameworks =
    {
        "System", "mscorlib", "netstandard", "WindowsBase", "PresentationFramework", "PresentationCore", "EntityFramework",
        "Microsoft.AspNetCore", "Microsoft.AspNet", "Microsoft.Extensions", "Microsoft.EntityFrameworkCore", "Microsoft.Net", "Microsoft.CSharp",
        "Microsoft.VisualBasic", "Microsoft.Win32", "Microsoft.IdentityModel", "Microsoft.JSInterop", "Microsoft.Owin", "Microsoft.Data",
        "Microsoft.Identity", "Microsoft.Web", "Microsoft.Bcl", "Microsoft.FeatureManagement",
    };

    private static readonly string[] s_core = { "System", "mscorlib", "netstandard" };

    private static readonly string[] s_libraries =
    {
        "Serilog", "NLog", "log4net", "Common.Logging", "AutoMapper", "Mapster", "Newtonsoft.Json", "Microsoft.ApplicationInsights", "OpenTelemetry",
        "prometheus-net", "Prometheus", "Sentry", "FluentValidation", "Ardalis.GuardClauses", "Humanizer", "NodaTime", "Elmah", "FastEndpoints", "Ardalis.ApiEndpoints", "Grpc.Core", "Google.Protobuf", "Dapper",
    };

    // Calls by which an endpoint library hands a command or event to a handler.
    private static readonly HashSet<string> s_buses = new(StringComparer.Ordinal) { "ExecuteAsync", "PublishAsync", "QueueJobAsync", "RemoteExecuteAsync", "RemotePublishAsync" };

    // An interface of the application's own for one of these, whose implementation is in another project.
    private static readonly HashSet<string> s_serviceWords = new(StringComparer.Ordinal)
    {
        "logger", "logging", "log", "logs", "telemetry", "metrics", "metric", "mapper", "localizer", "localization", "audit", "auditing", "auditor",
        "analytics", "tracing", "tracer", "clock", "stopwatch", "notifier", "notification", "notifications", "toast", "toastr", "breadcrumb",
    };

    public static bool IsFramework(IAssemblySymbol? assembly) => assembly is not null && HasPrefix(assembly.Name, s_frameworks);

    public static bool IsCoreLibrary(IAssemblySymbol? assembly) => assembly is not null && HasPrefix(assembly.Name, s_core);

    public static bool IsNeutral(IMethodSymbol method) =>
        IsFramework(method.ContainingAssembly)
        || (method.ContainingAssembly is { } assembly && HasPrefix(assembly.Name, s_libraries) && !s_buses.Contains(method.Name))
        || (method.ContainingType is { } type && Words.Any(type.Name, s_serviceWords));

    /// <summary>Logging does not throw, so a catch around it starts where the call before it left off.</summary>
    public static bool IsLogging(IMethodSymbol method) =>
        method.ContainingAssembly is { } assembly && (assembly.Name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal) || assembly.Name is "Serilog" or "NLog" or "log4net");

    private static bool HasPrefix(string name, string[] prefixes)
    {
        foreach (var prefix in prefixes)
            if (name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] is '.' or '-')) return true;
        return false;
    }
}
