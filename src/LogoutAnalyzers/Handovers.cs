using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>
/// Who owes the end of the session where an endpoint calls a service: the service, if all that its callers do is to call it, so that the flaw is
/// reported once and where it can be mended; else the endpoint, whatever the service does.
/// </summary>
internal sealed class Handovers
{
    private const int MaxDepth = 8;

    private readonly LogoutModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _receives = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<LogoutEntry, ISymbol?> _receivers = new();
    private readonly ConcurrentDictionary<LogoutEntry, bool> _owed = new();

    public Handovers(LogoutModel model) => _model = model;

    /// <summary>Whether somebody else may owe what this entry does not do.</summary>
    public static bool HasCallers(LogoutEntry entry) => entry.Kind is EntryKind.Service or EntryKind.RequestHandler;

    /// <summary>Whether the call runs a member that is judged as an entry of its own: a service's logout, the handler of a logout message.</summary>
    public bool Is(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (Message(call) is not null) return true;
        return _receives.GetOrAdd(call.TargetMethod, method => MayReceive(method) && Runs(method, cancellationToken) is { IsEmpty: false } runs && runs.All(IsReceiver));
    }

    /// <summary>Whether all that the entry does is to call one other that owes the end of the session.</summary>
    public bool Forwards(LogoutEntry entry, CancellationToken cancellationToken) => Forwards(entry, ImmutableHashSet<LogoutEntry>.Empty, cancellationToken);

    /// <summary>Whether the end of the session is owed by this entry rather than by those that call it.</summary>
    public bool IsOwedBy(LogoutEntry entry, CancellationToken cancellationToken) => !HasCallers(entry) || IsOwedBy(entry, ImmutableHashSet<LogoutEntry>.Empty, cancellationToken);

    /// <summary>Whether a service does nothing because there is nothing to do: it says so, or others that stand for the same call do the work.</summary>
    public bool IsNoOpOnPurpose(LogoutEntry entry, CancellationToken cancellationToken) =>
        HasCallers(entry) && EmptyBodies.Is(entry.Body) && (EmptyBodies.SayWhy(entry.Body) || (entry.Symbol is { } method && IsOneOfSeveral(method, cancellationToken)));

    private bool IsOneOfSeveral(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;
        return method.IsVirtual || Runs(declared, cancellationToken).Length > 1
            || method.ContainingType.AllInterfaces.SelectMany(static i => i.GetMembers().OfType<IMethodSymbol>())
                .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method) && Runs(member, cancellationToken).Length > 1);
    }

    private bool Forwards(LogoutEntry entry, ImmutableHashSet<LogoutEntry> asked, CancellationToken cancellationToken) =>
        ReceiverOf(entry, cancellationToken) is { } receiver && EntriesOf(receiver, cancellationToken).All(service => IsOwedBy(service, asked, cancellationToken));

    private bool IsOwedBy(LogoutEntry service, ImmutableHashSet<LogoutEntry> asked, CancellationToken cancellationToken)
    {
        if (_owed.TryGetValue(service, out var known)) return known;
        if (asked.Contains(service)) return true;
        if (asked.Count > MaxDepth) return false;
        var callers = CallersOf(service, cancellationToken).ToList();
        var entries = callers.Where(static caller => caller.Entry is not null).Select(static caller => caller.Entry!).Where(entry => entry != service).Distinct().ToList();
        var owed = entries.Count > 0
            ? entries.All(entry => ReceiverOf(entry, cancellationToken) is not null && (!HasCallers(entry) || IsOwedBy(entry, asked.Add(service), cancellationToken)))
            : IsClear(service) && callers.All(caller => DoesNothingElse(caller.Body, cancellationToken));
        // What leans on an unfinished answer is not kept.
        return asked.IsEmpty ? _owed.GetOrAdd(service, owed) : owed;
    }

    // Nobody who logs users out calls it here: its own name and its class have to say that it does.
    private bool IsClear(LogoutEntry service) => service.Kind == EntryKind.RequestHandler || (service.Symbol is { } method && Services.IsAboutLogins(method, _model.Names));

    /// <summary>The one method or message that the entry hands the logout to, doing nothing else that counts; null if it does more.</summary>
    private ISymbol? ReceiverOf(LogoutEntry entry, CancellationToken cancellationToken)
    {
        if (_receivers.TryGetValue(entry, out var known)) return known;
        return _receivers.GetOrAdd(entry, Find());

        ISymbol? Find()
        {
            // Over an open connection it matters how the service does it.
            if (!NamesAnother(entry, cancellationToken) || _model.RunsAfterResponse(entry, cancellationToken) || !DoesNothingElse(entry.Body, cancellationToken) || _model.FiltersMayEndSession(entry, cancellationToken)) return null;
            var question = _model.EndsSession(cancellationToken);
            if (_model.Summaries.Solve(entry.Body, question with { Any = Effects.HandsOver, Doubtful = Effects.None }, cancellationToken) is not { } flow) return null;
            var semanticModel = _model.Graphs.ModelOf(entry.Body.SyntaxTree);
            var receivers = flow.DoneAt.Select(node => semanticModel.GetOperation(node, cancellationToken) is IInvocationOperation call && Is(call, cancellationToken) ? Message(call) ?? (ISymbol)call.TargetMethod : null).ToList();
            return receivers.Count > 0 && receivers.All(receiver => receiver is not null && SymbolEqualityComparer.Default.Equals(receiver, receivers[0])) ? receivers[0] : null;
        }
    }

    // Cheap: without a logout name in its body it hands over nothing.
    private bool NamesAnother(LogoutEntry entry, CancellationToken cancellationToken) =>
        _model.NamesIn(entry.Body.SyntaxTree, cancellationToken).Hits.Any(hit => hit.Word is null && entry.Body.Span.Contains(hit.Position) && !entry.Location.SourceSpan.Contains(hit.Position));

    private bool DoesNothingElse(SyntaxNode body, CancellationToken cancellationToken) =>
        _model.Summaries.Solve(body, _model.EndsSession(cancellationToken) with { Ignored = Effects.HandsOver }, cancellationToken) is null or { Anywhere: { Sometimes: false, Unknown: false } };

    private IEnumerable<(LogoutEntry? Entry, SyntaxNode Body)> CallersOf(LogoutEntry service, CancellationToken cancellationToken)
    {
        if (service.Symbol is not { } method) yield break;
        var word = service.Kind == EntryKind.RequestHandler ? RequestHandlers.MessageOf(method)?.Name : method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        foreach (var tree in _model.Compilation.SyntaxTrees)
        {
            SyntaxNode? root = null;
            foreach (var hit in _model.NamesIn(tree, cancellationToken).Hits)
            {
                if (hit.Word is not null) continue;
                root ??= tree.GetRoot(cancellationToken);
                var token = root.FindToken(hit.Position);
                if (token.ValueText != word || token.Parent is not SimpleNameSyntax name || !IsUse(name, service, cancellationToken)) continue;
                if (name.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } or CompilationUnitSyntax) is not { } body || body == service.Body) continue;
                var entry = _model.EntriesIn(tree, cancellationToken).Where(candidate => candidate.Body.Span.Contains(name.Span)).OrderBy(static candidate => candidate.Body.Span.Length).FirstOrDefault();
                yield return (entry, entry?.Body ?? body);
            }
        }
    }

    private bool IsUse(SimpleNameSyntax name, LogoutEntry service, CancellationToken cancellationToken)
    {
        if (name.IsPartOfStructuredTrivia()) return false;
        var info = _model.Graphs.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellationToken);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (service.Kind == EntryKind.RequestHandler)
        {
            var isSent = name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } creation && creation.Type.Span.Contains(name.Span) || name.FirstAncestorOrSelf<ParameterSyntax>() is not null;
            return isSent && SymbolEqualityComparer.Default.Equals((symbol as IMethodSymbol)?.ContainingType ?? symbol, RequestHandlers.MessageOf(service.Symbol!));
        }
        return symbol is IMethodSymbol method && (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, service.Symbol!.OriginalDefinition)
            || (MayReceive(method) && Runs(method, cancellationToken).Any(run => SymbolEqualityComparer.Default.Equals(run.OriginalDefinition, service.Symbol.OriginalDefinition))));
    }

    private bool MayReceive(IMethodSymbol method) => _model.Names.Performs(method.Name) || method.Parameters.Any(parameter => RequestHandlers.IsMessage(parameter.Type, _model.Names));

    private bool IsReceiver(IMethodSymbol method) => Services.IsEntry(method, _model.Names) || RequestHandlers.IsEntry(method, _model.Names);

    // The bodies that a call of the method runs.
    private ImmutableArray<IMethodSymbol> Runs(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var own = _model.Graphs.Declares(method) && !method.IsAbstract ? new[] { method.OriginalDefinition } : System.Array.Empty<IMethodSymbol>();
        var mayBeOverridden = (method.IsAbstract || method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed;
        return mayBeOverridden ? own.Concat(Implementations.Of(method, _model.Compilation, cancellationToken)).ToImmutableArray() : own.ToImmutableArray();
    }

    // mediator.Send(new LogoutCommand()), where the message has a handler here.
    private INamedTypeSymbol? Message(IInvocationOperation call)
    {
        if (!IsSending(call.TargetMethod)) return null;
        foreach (var argument in call.Arguments)
            if (argument.Value.WithoutConversions().Type is INamedTypeSymbol message && _model.Graphs.Declares(message) && RequestHandlers.IsMessage(message, _model.Names)) return message;
        return null;
    }

    private static bool IsSending(IMethodSymbol method) => method.Name is "Send" or "SendAsync" or "Dispatch" or "DispatchAsync" or "Invoke" or "InvokeAsync" or "Execute" or "ExecuteAsync" or "Request" or "Ask";

    private ImmutableArray<LogoutEntry> EntriesOf(ISymbol receiver, CancellationToken cancellationToken)
    {
        if (receiver is IMethodSymbol method)
            return Runs(method, cancellationToken).SelectMany(run => run.DeclaringSyntaxReferences).SelectMany(reference => EntriesAt(reference, cancellationToken)).ToImmutableArray();
        return _model.Entries(cancellationToken)
            .Where(entry => entry.Kind == EntryKind.RequestHandler && SymbolEqualityComparer.Default.Equals(RequestHandlers.MessageOf(entry.Symbol!), receiver)).ToImmutableArray();
    }

    private IEnumerable<LogoutEntry> EntriesAt(SyntaxReference reference, CancellationToken cancellationToken) =>
        _model.EntriesIn(reference.SyntaxTree, cancellationToken).Where(entry => entry.Body.Span == reference.Span);
}
