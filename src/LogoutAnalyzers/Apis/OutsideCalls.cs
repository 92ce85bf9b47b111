using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Calls by which a program asks another one, whatever they ask for: HTTP, sockets, gRPC and SignalR clients, processes.</summary>
internal static class OutsideCalls
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "HttpClient", "HttpMessageInvoker", "HttpClientJsonExtensions", "WebClient", "WebRequest", "HttpWebRequest", "TcpClient", "NetworkStream", "Socket", "WebSocket", "ClientWebSocket",
        "Process", "CallInvoker", "HubConnection", "HubConnectionExtensions", "IHubProxy", "HubProxyExtensions",
    };

    private static readonly string[] s_verbs = { "Send", "Post", "Put", "Patch", "Delete", "Get", "Upload", "Download", "Write", "Start", "Connect", "Close", "Invoke", "Async", "Blocking", "Stop", "Dispose" };

    public static Effects Of(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { ContainingType: { } type } method } && s_types.Contains(type.Name) && IsLibrary(type) && Array.Exists(s_verbs, verb => method.Name.StartsWith(verb, StringComparison.Ordinal))
            ? Effects.ReachesOutside : Effects.None;

    private static bool IsLibrary(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace?.ToDisplayString() is { } space
        && (space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Grpc.", StringComparison.Ordinal) || space.IndexOf("SignalR.Client", StringComparison.Ordinal) >= 0);
}
