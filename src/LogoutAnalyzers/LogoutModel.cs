using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>Everything known about how one compilation ends its sessions, found when first asked for and shared by every rule.</summary>
internal sealed class LogoutModel
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<LogoutOptions, LogoutModel>> s_models = new();

    /// <summary>The words that say how the application keeps and shows its sessions.</summary>
    public static readonly ImmutableArray<string> Words = ImmutableArray.Create("AddSession", "SessionStore", "ITicketStore", "MapBlazorHub", "MapRazorComponents");

    private readonly LogoutOptions _options;
    private readonly NameSet _words;
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<LogoutEntry>> _entries = new();
    private readonly ConcurrentDictionary<LogoutEntry, PathAnalysis?> _solved = new();
    private AuthenticationSetup? _authentication;
    private SessionState? _session;
    private SignOutEvents? _events;

    private LogoutModel(Compilation compilation, LogoutOptions options)
    {
        Compilation = compilation;
        _options = options;
        _words = NameSets.For(options);
        Graphs = new BodyGraphs(compilation);
        Summaries = new Summaries(compilation, Graphs, _words.LogoutNames, EffectsOf);
        Handovers = new Handovers(this);
    }

    public Compilation Compilation { get; }

    /// <summary>Whether this is an application on System.Web, not on ASP.NET Core.</summary>
    public bool IsSystemWeb => Compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Http.HttpContext").IsEmpty && !Compilation.GetTypesByMetadataName("System.Web.HttpContext").IsEmpty;

    public BodyGraphs Graphs { get; }

    public Summaries Summaries { get; }

    public Handovers Handovers { get; }

    public LogoutNames Names => _words.LogoutNames;

    public static LogoutModel Of(Compilation compilation, LogoutOptions options) =>
        s_models.GetValue(compilation, static _ => new ConcurrentDictionary<LogoutOptions, LogoutModel>()).GetOrAdd(options, o => new LogoutModel(compilation, o));

    /// <summary>The words of the name set that occur in a file.</summary>
    public NameIndex NamesIn(SyntaxTree tree, CancellationToken cancellationToken) => NameIndex.Of(tree, _words, cancellationToken);

    public AuthenticationSetup Authentication(CancellationToken cancellationToken)
    {
        // Two threads may both read it; the answers are equal, and nothing is locked on the way.
        var known = Volatile.Read(ref _authentication);
        return known ?? (_authentication = AuthenticationSetup.Read(Compilation, _words, Graphs.ModelOf, cancellationToken));
    }

    public SessionState Session(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _session);
        return known ?? (_session = SessionState.Read(Compilation, _words, Graphs.ModelOf, cancellationToken));
    }

    public ImmutableArray<LogoutEntry> EntriesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        _entries.TryGetValue(tree, out var known) ? known : _entries.GetOrAdd(tree, EntryFinder.Find(tree, _words, Graphs.ModelOf(tree), cancellationToken));

    /// <summary>The entries of every file.</summary>
    public IEnumerable<LogoutEntry> Entries(CancellationToken cancellationToken) =>
        Compilation.SyntaxTrees.Where(tree => !NamesIn(tree, cancellationToken).IsEmpty).SelectMany(tree => EntriesIn(tree, cancellationToken));

    /// <summary>The entry's body solved for "does it end the session?", or null when it cannot be read or its callers owe that.</summary>
    public PathAnalysis? SessionEndOf(LogoutEntry entry, CancellationToken cancellationToken) =>
        IsDoneByControl(entry, cancellationToken) ? null : _solved.TryGetValue(entry, out var known) ? known : _solved.GetOrAdd(entry, Solve(entry, cancellationToken));

    // The LoginStatus control ends the ticket of forms authentication itself, once its LoggingOut has been handled.
    private bool IsDoneByControl(LogoutEntry entry, CancellationToken cancellationToken) =>
        WebFormsHandlers.IsOfLoginStatus(entry.Symbol) && !Authentication(cancellationToken).Schemes.Any(static scheme => scheme.IsOwin);

    /// <summary>Whether a filter around the entry ends the session, or may.</summary>
    public bool FiltersMayEndSession(LogoutEntry entry, CancellationToken cancellationToken) =>
        EntryFilters.Of(entry, Summaries, Graphs, EndsSession(cancellationToken), cancellationToken) is { Sometimes: true } or { Unknown: true };

    /// <summary>What the entry's body and the filters around it do.</summary>
    public Answer AnswerOf(LogoutEntry entry, Question question, CancellationToken cancellationToken) =>
        Answer.And(Solve(entry, question, cancellationToken)?.ToAnswer() ?? Answer.CannotTell, EntryFilters.Of(entry, Summaries, Graphs, question, cancellationToken));

    /// <summary>What is run by itself when the entry's sign-out is carried out.</summary>
    public Answer EventsOf(LogoutEntry entry, Question question, CancellationToken cancellationToken)
    {
        var signsOutRemotely = entry.Body.DescendantNodes().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            && Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) is { } operation && SignOutCall.From(operation) is { } call && call.Schemes.Any(scheme => !Authentication(cancellationToken).IsCookie(scheme)));
        var known = Volatile.Read(ref _events) ?? (_events = SignOutEvents.Read(Compilation, _words, Graphs.ModelOf, cancellationToken));
        return known.Do(question, signsOutRemotely, Summaries, cancellationToken);
    }

    /// <summary>Whether the user's options let the session value outlive a logout.</summary>
    public bool IsKept(SessionValue value) => value.Key is null ? !_options.SessionKeysKept.IsEmpty : _options.SessionKeysKept.Contains(value.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The question "is the session unusable afterwards?", as this application keeps its logins.</summary>
    public Question EndsSession(CancellationToken cancellationToken) =>
        Authentication(cancellationToken).HasAuthentication ? Question.EndsSession : Question.EndsSessionState;

    /// <summary>Whether another entry answers more than GET: where the form of a confirmation page may lead.</summary>
    public bool HasEntryForPost(LogoutEntry page, CancellationToken cancellationToken) =>
        Entries(cancellationToken).Any(entry => entry.MayBePost && entry != page);

    /// <summary>Whether the user's options name the method as one that ends a session.</summary>
    public bool IsUserSignOut(IMethodSymbol method) => Matches(_options.SignOutMethods, method);

    /// <summary>Whether the word is the name of a method that the user's options name.</summary>
    public bool IsUserWord(string word) => _options.MethodPatterns.Any(method => method.Pattern.Member == word);

    /// <summary>Whether the application keeps anything in HttpContext.Session. That of System.Web needs no registration.</summary>
    public bool UsesSession(CancellationToken cancellationToken)
    {
        var word = IsSystemWeb ? "Session" : "AddSession";
        return Compilation.SyntaxTrees.Any(tree => NamesIn(tree, cancellationToken).Hits.Any(hit => hit.Word == word));
    }

    /// <summary>Whether the entry runs when the response has begun, so that no cookie can be deleted and signing out throws.</summary>
    /// <remarks>Where a ticket store is registered, the session's record is gone before that.</remarks>
    public bool RunsAfterResponse(LogoutEntry entry, CancellationToken cancellationToken) =>
        (entry.Kind == EntryKind.HubMethod || Components.IsInteractive(entry, IsNamed("MapBlazorHub", cancellationToken) && !IsNamed("MapRazorComponents", cancellationToken)))
        && !IsNamed("SessionStore", cancellationToken) && !IsNamed("ITicketStore", cancellationToken);

    private bool IsNamed(string word, CancellationToken cancellationToken) => Compilation.SyntaxTrees.Any(tree => NamesIn(tree, cancellationToken).Hits.Any(hit => hit.Word == word));

    private PathAnalysis? Solve(LogoutEntry entry, CancellationToken cancellationToken) =>
        Handovers.IsOwedBy(entry, cancellationToken) ? Solve(entry, QuestionOf(entry, cancellationToken), cancellationToken) : null;

    private PathAnalysis? Solve(LogoutEntry entry, Question question, CancellationToken cancellationToken) =>
        entry.IsPartOfBody
            ? Summaries.SolvePart(entry.Body, question, (condition, outcome) => Middleware.SaysLogout(condition, outcome, Graphs.ModelOf(condition.Syntax.SyntaxTree), Names), cancellationToken)
            : Summaries.Solve(entry.Body, question, cancellationToken, ofCallee: entry.Kind is EntryKind.Service or EntryKind.RequestHandler or EntryKind.HubMethod or EntryKind.RemoteCall);

    private Question QuestionOf(LogoutEntry entry, CancellationToken cancellationToken)
    {
        var question = EndsSession(cancellationToken);
        if (RunsAfterResponse(entry, cancellationToken)) question = question with { Any = question.Any & ~(Effects.EndsLocalSession | Effects.DeletesCookie) };
        else if (Handovers.Forwards(entry, cancellationToken)) question = question with { Any = question.Any | Effects.HandsOver };
        var mayKeepLogins = entry.Kind is EntryKind.Service or EntryKind.RequestHandler or EntryKind.HubMethod or EntryKind.Component;
        return mayKeepLogins ? question with { Doubtful = question.Doubtful | Effects.ChangesState } : question;
    }

    private Effects EffectsOf(IOperation operation)
    {
        var called = (operation as IInvocationOperation)?.TargetMethod ?? (operation as IObjectCreationOperation)?.Constructor;
        if (called is not null)
        {
            // Where it may be called from is the user's affair.
            if (Matches(_options.SignOutMethods, called)) return Effects.EndsLocalSession | Effects.EndsRemoteSession;
            if (Matches(_options.RevokeMethods, called)) return Effects.RevokesToken;
            if (Matches(_options.ClearMethods, called)) return Effects.ClearsSessionState;
        }
        if (operation is IInvocationOperation invocation)
        {
            if (EntryFinder.IsEntry(invocation.TargetMethod, Names) || Redirects.LeadToLogout(invocation, Names)) return Effects.EndsRemoteSession;
            if (Handovers.Is(invocation, CancellationToken.None)) return Effects.HandsOver;
        }
        if (SignOutCall.From(operation) is { } signOut) return Authentication(CancellationToken.None).Misses(signOut) ? Effects.None : signOut.Row.Effects;
        if (StoreKeys.Empties(operation)) return Effects.RemovesSessionValue;
        if (HttpCookies.Of(operation, Graphs.ModelOf) is not Effects.None and var deleted) return deleted;
        if (ApiTable.Find(operation) is { } row) return SqlCalls.Rows.Contains(row) ? SqlCalls.Of(row, operation) : StoreKeys.Of(row, operation);
        if (StoreWrites.Of(operation) is not Effects.None and var written) return written;
        return Navigations.Of(operation) is not Effects.None and var navigated ? navigated : StateChanges.Of(operation);
    }

    private static bool Matches(System.Collections.Generic.IEnumerable<MethodPattern> patterns, IMethodSymbol method)
    {
        foreach (var pattern in patterns)
            if (pattern.Matches(method)) return true;
        return false;
    }
}
