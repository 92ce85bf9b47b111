using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
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
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<(LogoutOptions, ProjectFiles), LogoutModel>> s_models = new();

    /// <summary>The words that say how the application keeps and shows its sessions.</summary>
    public static readonly ImmutableArray<string> Words = ImmutableArray.Create("AddSession", "SessionStore", "ITicketStore", "MapBlazorHub", "MapRazorComponents");

    private readonly LogoutOptions _options;
    private readonly NameSet _words;
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<LogoutEntry>> _entries = new();
    private readonly ConcurrentDictionary<LogoutEntry, PathAnalysis?> _solved = new();
    private readonly ConcurrentDictionary<LogoutEntry, RefreshTokenStore?> _refreshTokensLeft = new();
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _isEntry = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<PrivateContent>> _privateContents = new();
    private readonly ConcurrentDictionary<string, Limit> _limits = new(StringComparer.Ordinal);
    private readonly ImmutableHashSet<string> _userWords;

    // A fact is read when it is first asked for, by two threads perhaps: their answers are equal, and nothing is locked on the way.
    private ImmutableHashSet<string>? _writtenWords;
    private AuthenticationSetup? _authentication;
    private CookieWrites? _cookieWrites;
    private ConfiguredCookies? _configuredCookies;
    private KeptSessions? _keptSessions;
    private KeptSignIns? _keptSignIns;
    private CookieSessions? _cookieSessions;
    private CookieTimeouts? _cookieTimeouts;
    private StrongBox<bool>? _checksTimes;
    private SignInCalls? _signInCalls;
    private DefaultAuthentication? _defaultAuthentication;
    private StrongBox<ImmutableArray<MissingTimeout>>? _missingTimeouts;
    private StrongBox<ImmutableArray<LongSession>>? _longSessions;
    private StrongBox<ImmutableArray<RareValidation>>? _rareValidations;
    private StrongBox<LostStampValidation?>? _lostStampValidation;
    private AuthorizationSetup? _authorization;
    private PolicySchemes? _policySchemes;
    private StrongBox<bool>? _hasWindowsAccounts;
    private CookieSameSite? _sameSite;
    private SessionState? _session;
    private SignOutEvents? _events;
    private StrongBox<SessionStart?>? _withoutLogout;
    private StrongBox<bool>? _sessionLogins;
    private OpenConnections? _openConnections;
    private RefreshTokens? _refreshTokens;
    private StrongBox<bool>? _savesAroundRequests;
    private StrongBox<ImmutableArray<SessionStart>>? _cookieSignIns;
    private ClientTimeouts? _clientTimeouts;
    private StrongBox<bool>? _mayRefuseTokens;
    private StrongBox<Location?>? _ownTokenValidation;
    private StrongBox<(SetDuration, Location)?>? _longestAccessToken;
    private StrongBox<bool>? _refusesEndlessTokens;
    private StrongBox<bool>? _isSystemWeb;
    private UrlAuthorization? _urlAuthorization;
    private StrongBox<bool>? _hasGateFilters;
    private CachePolicies? _cachePolicies;
    private CacheProfiles? _cacheProfiles;
    private StrongBox<ImmutableArray<CacheFlaw>>? _cacheFlaws;
    private OutputCaching? _outputCaching;
    private AntiforgeryMarkup? _antiforgeryMarkup;
    private WebFormsMarkup? _webFormsMarkup;
    private PrivatePages? _privatePages;
    private StrongBox<bool>? _clearsBrowserData;

    private LogoutModel(Compilation compilation, LogoutOptions options, ProjectFiles files)
    {
        Compilation = compilation;
        _options = options;
        Files = files;
        _words = NameSets.For(options);
        _userWords = options.MethodPatterns.Select(static method => method.Pattern.Member).ToImmutableHashSet(StringComparer.Ordinal);
        IsTest = ApplicationKind.IsTest(compilation);
        Graphs = new BodyGraphs(compilation);
        Durations = new Durations(compilation, Graphs, files);
        Summaries = new Summaries(compilation, Graphs, _words.LogoutNames, EffectsOf);
        Handovers = new Handovers(this);
    }

    public Compilation Compilation { get; }

    /// <summary>Whether this is an application on System.Web, not on ASP.NET Core.</summary>
    public bool IsSystemWeb => (_isSystemWeb ??= new StrongBox<bool>(Compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Http.HttpContext").IsEmpty && !Compilation.GetTypesByMetadataName("System.Web.HttpContext").IsEmpty)).Value;

    public BodyGraphs Graphs { get; }

    public Summaries Summaries { get; }

    /// <summary>The configuration files beside the code.</summary>
    public ProjectFiles Files { get; }

    /// <summary>The durations that expressions have, in code or from configuration.</summary>
    public Durations Durations { get; }

    public Handovers Handovers { get; }

    public LogoutNames Names => _words.LogoutNames;

    /// <summary>Where the application sets and deletes cookies by itself.</summary>
    public CookieWrites CookieWrites(CancellationToken cancellationToken) =>
        _cookieWrites ??= Setup.CookieWrites.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>The cookies that the framework sets for it.</summary>
    public ConfiguredCookies ConfiguredCookies(CancellationToken cancellationToken) =>
        _configuredCookies ??= Setup.ConfiguredCookies.Read(Compilation, _words, Authentication(cancellationToken), CookieSessions(cancellationToken), Graphs.ModelOf, cancellationToken);

    /// <summary>What the server keeps for its cookies.</summary>
    public KeptSessions KeptSessions(CancellationToken cancellationToken) =>
        _keptSessions ??= new KeptSessions(
            CookieWrites(cancellationToken),
            ConfiguredCookies(cancellationToken),
            new StoredCookies(Compilation, Graphs.ModelOf),
            RefreshTokens(cancellationToken).Stores.FirstOrDefault(static store => store.Keeper is RefreshTokenKeeper.Property or RefreshTokenKeeper.Record),
            Session(cancellationToken));

    /// <summary>The refresh tokens that the application issues, and where it keeps them.</summary>
    public RefreshTokens RefreshTokens(CancellationToken cancellationToken) =>
        _refreshTokens ??= Setup.RefreshTokens.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    public static LogoutModel Of(Compilation compilation, LogoutOptions options, ProjectFiles? files = null)
    {
        var models = s_models.GetValue(compilation, static _ => new ConcurrentDictionary<(LogoutOptions, ProjectFiles), LogoutModel>());
        var key = (options, files ?? ProjectFiles.None);
        return models.TryGetValue(key, out var known) ? known : models.GetOrAdd(key, new LogoutModel(compilation, key.options, key.Item2));
    }

    /// <summary>The words of the name set that occur in a file.</summary>
    public NameIndex NamesIn(SyntaxTree tree, CancellationToken cancellationToken) => NameIndex.Of(tree, _words, cancellationToken);

    public AuthenticationSetup Authentication(CancellationToken cancellationToken) =>
        _authentication ??= AuthenticationSetup.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    public KeptSignIns KeptSignIns(CancellationToken cancellationToken) =>
        _keptSignIns ??= Setup.KeptSignIns.Read(Compilation, _words, Authentication(cancellationToken), cancellationToken);

    /// <summary>What outlasts the cookies of the application: stores, validations.</summary>
    public CookieSessions CookieSessions(CancellationToken cancellationToken) =>
        _cookieSessions ??= Setup.CookieSessions.Read(Compilation, _words, Graphs, Durations, cancellationToken);

    /// <summary>What may set how long the sessions of its cookies last.</summary>
    public CookieTimeouts CookieTimeouts(CancellationToken cancellationToken) =>
        _cookieTimeouts ??= Setup.CookieTimeouts.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>Where users are signed in with a cookie.</summary>
    public SignInCalls SignInCalls(CancellationToken cancellationToken) =>
        _signInCalls ??= Setup.SignInCalls.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>What requests are authenticated by where nothing else is said.</summary>
    public DefaultAuthentication DefaultAuthentication(CancellationToken cancellationToken) =>
        _defaultAuthentication ??= Setup.DefaultAuthentication.Read(Compilation, _words, Authentication(cancellationToken), Graphs.ModelOf, cancellationToken);

    /// <summary>The cookies that users are signed in with and that nothing gives a timeout.</summary>
    public ImmutableArray<MissingTimeout> CookiesWithoutTimeout(CancellationToken cancellationToken) =>
        (_missingTimeouts ??= new StrongBox<ImmutableArray<MissingTimeout>>(MissingTimeouts.Find(this, cancellationToken))).Value;

    /// <summary>The sign-ins, tickets and cookies that let a session live for too long, however active it is.</summary>
    public ImmutableArray<LongSession> LongSessions(CancellationToken cancellationToken) =>
        (_longSessions ??= new StrongBox<ImmutableArray<LongSession>>(LogoutAnalyzers.LongSessions.Find(this, _words, cancellationToken))).Value;

    /// <summary>What decides how often sessions are revalidated.</summary>
    public ImmutableArray<RareValidation> RareValidations(CancellationToken cancellationToken) =>
        (_rareValidations ??= new StrongBox<ImmutableArray<RareValidation>>(LogoutAnalyzers.RareValidations.Find(this, cancellationToken))).Value;

    /// <summary>The code by which the cookie of Identity lost the validation of its security stamp; null where it has it.</summary>
    public LostStampValidation? LostStampValidation(CancellationToken cancellationToken) => (_lostStampValidation ??= new StrongBox<LostStampValidation?>(ReadLostStampValidation(cancellationToken))).Value;

    /// <summary>Whether code of the application's own looks at each request's user, and may turn down a session that has ended.</summary>
    public bool ChecksRequests(Location registration, CancellationToken cancellationToken) =>
        RequestChecks.Any(Compilation, Graphs, cancellationToken) || RequestChecks.AnyBeside(registration, cancellationToken);

    /// <summary>Whether code of the application's own ends the sessions of a scheme after some time.</summary>
    public bool EndsSessionsByTime(string scheme, CancellationToken cancellationToken) =>
        OwnTimeouts.InValidations(scheme, CookieSessions(cancellationToken))
        || (_checksTimes ??= new StrongBox<bool>(OwnTimeouts.InRequests(Compilation, Authentication(cancellationToken).Schemes.Select(static known => known.Location), Graphs, cancellationToken))).Value;

    /// <summary>Whether the session says who is signed in, beside the cookie.</summary>
    public bool AsksSession(CancellationToken cancellationToken) => RequestChecks.AskSession(Compilation, _words, Graphs, cancellationToken);

    /// <summary>Whether the operation leads to another logout, which is judged where it is defined.</summary>
    public bool HandsOver(IOperation operation) =>
        operation is IInvocationOperation call && (EntryFinder.IsEntry(call.TargetMethod, Names) || Redirects.LeadToLogout(call, Names));

    public AuthorizationSetup Authorization(CancellationToken cancellationToken) =>
        _authorization ??= AuthorizationSetup.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>The schemes that authorization policies name.</summary>
    public PolicySchemes PolicySchemes(CancellationToken cancellationToken) =>
        _policySchemes ??= Setup.PolicySchemes.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>Whether users are known by the account of their computer, so that there is nothing to log out of.</summary>
    public bool HasWindowsAccounts(CancellationToken cancellationToken) => (_hasWindowsAccounts ??= new StrongBox<bool>(WindowsAccounts.Are(this, cancellationToken))).Value;

    public CookieSameSite SameSite(CancellationToken cancellationToken) =>
        _sameSite ??= CookieSameSite.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>Whose the token validation parameters are that a setting changes.</summary>
    public ParametersOwner OwnerOf(TokenSetting setting, CancellationToken cancellationToken) => new ParametersOwners(Compilation, Graphs, cancellationToken).Of(setting);

    /// <summary>What the parameters are used for that a setting makes or changes.</summary>
    public ParametersUse UseOf(TokenSetting setting, CancellationToken cancellationToken) => new ParametersUses(Compilation, Graphs, Names, cancellationToken).Of(setting);

    /// <summary>The token without an end that the operation makes; null when it makes none.</summary>
    public EndlessToken? EndlessToken(IOperation operation, CancellationToken cancellationToken) => new EndlessTokens(Compilation, Graphs, cancellationToken).From(operation);

    /// <summary>Whether tokens are validated in sight, and none without an end is accepted.</summary>
    public bool RefusesEndlessTokens(CancellationToken cancellationToken) =>
        (_refusesEndlessTokens ??= new StrongBox<bool>(ExpiryRequirement.IsInSight(this, _words, cancellationToken))).Value;

    /// <summary>Whether the code runs only on the machines of developers and tests.</summary>
    public bool IsForTests(SyntaxNode code, CancellationToken cancellationToken) => DevelopmentCode.Is(code) || TestDoubles.Contain(code, Graphs.ModelOf(code.SyntaxTree), cancellationToken);

    /// <summary>Where sessions start in an application that has no way to end them; null when it has one, or may have.</summary>
    public SessionStart? StartWithoutLogout(CancellationToken cancellationToken) =>
        (_withoutLogout ??= new StrongBox<SessionStart?>(MissingLogout.Find(this, _words, cancellationToken))).Value;

    /// <summary>A threshold of the user's options.</summary>
    public System.TimeSpan Threshold(OptionKey key) => _options.Threshold(key);

    /// <summary>A threshold of the user's options, with what set it.</summary>
    public Limit LimitOf(OptionKey key) => _limits.TryGetValue(key.Name, out var known) ? known : _limits.GetOrAdd(key.Name, _options.LimitOf(key));

    /// <summary>Whether only a signed-in user gets through to the entry.</summary>
    public Authorization AuthorizationOf(LogoutEntry entry, CancellationToken cancellationToken) => entry switch
    {
        { Mapping: { } mapping } => Authorization(cancellationToken).OfEndpoint(entry.Symbol, mapping, Graphs.ModelOf(mapping.SyntaxTree)),
        { Kind: EntryKind.PageHandler, Symbol: { } handler } => Authorization(cancellationToken).OfPage(handler, entry.Body.SyntaxTree.FilePath),
        { Kind: EntryKind.ControllerAction, Symbol: { } action } => Authorization(cancellationToken).OfAction(action),
        _ => Setup.Authorization.Unknown,
    };

    /// <summary>Whether a provider's token decides how long sessions live, so that the options of the cookie do not.</summary>
    public bool TokensDecideLifetime(bool isOwin, CancellationToken cancellationToken) =>
        TokenLifetimes.Decide(Compilation, _words, Authentication(cancellationToken), isOwin, Graphs.ModelOf, cancellationToken);

    public OpenConnections OpenConnections(CancellationToken cancellationToken) =>
        _openConnections ??= Setup.OpenConnections.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>Where the client's own word decides how long a session or token lives.</summary>
    public ClientTimeouts ClientTimeouts(CancellationToken cancellationToken) =>
        _clientTimeouts ??= Setup.ClientTimeouts.Read(
            Compilation, _words, Graphs, Summaries, new ClientValues(Compilation, Graphs, ClientParameters.Of, cancellationToken), new TokenTrust(this, cancellationToken).Covers, cancellationToken);

    public SessionState Session(CancellationToken cancellationToken) =>
        _session ??= SessionState.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    public ImmutableArray<LogoutEntry> EntriesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        _entries.TryGetValue(tree, out var known) ? known : _entries.GetOrAdd(tree, EntryFinder.Find(tree, _words, Graphs.ModelOf(tree), cancellationToken));

    /// <summary>What shows data to signed-in users only, in one file.</summary>
    public ImmutableArray<PrivateContent> PrivateContentsIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        _privateContents.TryGetValue(tree, out var known) ? known : _privateContents.GetOrAdd(tree, new PrivateContents(this, cancellationToken).In(tree));

    /// <summary>What shows data to signed-in users only, in every file.</summary>
    public IEnumerable<PrivateContent> AllPrivateContents(CancellationToken cancellationToken) => Compilation.SyntaxTrees.SelectMany(tree => PrivateContentsIn(tree, cancellationToken));

    /// <summary>The classes of one file whose code alone keeps everybody else out of what derives from them, with all that is behind them.</summary>
    public IEnumerable<PrivateContent> GatesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        PrivateContents.MayGate(NamesIn(tree, cancellationToken)) ? new PrivateContents(this, cancellationToken).GatesIn(tree) : Enumerable.Empty<PrivateContent>();

    /// <summary>Whether an attribute of the application's own keeps everybody out who is not signed in.</summary>
    public bool HasGateFilters(CancellationToken cancellationToken) => (_hasGateFilters ??= new(PrivateContents.HaveGateFilters(this, cancellationToken))).Value;

    /// <summary>What <c>&lt;authorization&gt;</c> in web.config keeps for signed-in users.</summary>
    public UrlAuthorization UrlAuthorization(CancellationToken cancellationToken) => _urlAuthorization ??= Setup.UrlAuthorization.Read(Files, cancellationToken);

    /// <summary>What is said about the caching of one of its responses.</summary>
    public CachePolicy CachePolicyOf(PrivateContent content, PrivateResponse response, CancellationToken cancellationToken) =>
        CachePolicies(cancellationToken).Of(content, response, cancellationToken);

    public CachePolicies CachePolicies(CancellationToken cancellationToken) => _cachePolicies ??= LogoutAnalyzers.CachePolicies.Read(this, _words, cancellationToken);

    /// <summary>Where it is said that browsers, or others, may keep what only signed-in users may see.</summary>
    public ImmutableArray<CacheFlaw> CacheFlaws(CancellationToken cancellationToken) =>
        (_cacheFlaws ??= new(LogoutAnalyzers.CacheFlaws.Find(this, cancellationToken))).Value;

    public OutputCaching OutputCaching(CancellationToken cancellationToken) => _outputCaching ??= LogoutAnalyzers.OutputCaching.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    public CacheProfiles CacheProfiles(CancellationToken cancellationToken) => _cacheProfiles ??= Setup.CacheProfiles.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);

    /// <summary>The views and pages that make an antiforgery token.</summary>
    public AntiforgeryMarkup AntiforgeryMarkup(CancellationToken cancellationToken) => _antiforgeryMarkup ??= new AntiforgeryMarkup(Files.Markup(cancellationToken));

    /// <summary>The files that only signed-in users are shown.</summary>
    public PrivatePages PrivatePages(CancellationToken cancellationToken) => _privatePages ??= LogoutAnalyzers.PrivatePages.Read(this, cancellationToken);

    public WebFormsMarkup WebFormsMarkup(CancellationToken cancellationToken) => _webFormsMarkup ??= new WebFormsMarkup(Files.Markup(cancellationToken));

    /// <summary>Whether the user's options name the method as one that forbids to keep a response.</summary>
    public bool IsUserNoStore(IMethodSymbol method) => Matches(_options.NoStoreMethods, method);

    /// <summary>The entries of every file.</summary>
    public IEnumerable<LogoutEntry> Entries(CancellationToken cancellationToken) =>
        Compilation.SyntaxTrees.Where(tree => !NamesIn(tree, cancellationToken).IsEmpty).SelectMany(tree => EntriesIn(tree, cancellationToken));

    /// <summary>The entry's body solved for "does it end the session?", or null when it cannot be read or its callers owe that.</summary>
    public PathAnalysis? SessionEndOf(LogoutEntry entry, CancellationToken cancellationToken) =>
        IsDoneByControl(entry, cancellationToken) ? null : _solved.TryGetValue(entry, out var known) ? known : _solved.GetOrAdd(entry, SolveOwed(entry, QuestionOf(entry, cancellationToken), cancellationToken));

    /// <summary>The entry's body solved for another question; null when it cannot be read or its callers owe the answer.</summary>
    public PathAnalysis? PathsOf(LogoutEntry entry, Question question, CancellationToken cancellationToken) => IsDoneByControl(entry, cancellationToken) ? null : SolveOwed(entry, question, cancellationToken);

    /// <summary>The refresh tokens that are as good as ever after the logout; null when it ends them, or may, or has nothing to do with them.</summary>
    public RefreshTokenStore? RefreshTokensLeftBy(LogoutEntry entry, CancellationToken cancellationToken)
    {
        if (_refreshTokensLeft.TryGetValue(entry, out var known)) return known;
        return _refreshTokensLeft.GetOrAdd(entry, RefreshTokensAfterLogout.LeftBy(entry, this, cancellationToken));
    }

    /// <summary>Whether something may refuse an access token before it expires.</summary>
    public bool MayRefuseTokens(CancellationToken cancellationToken) =>
        (_mayRefuseTokens ??= new(TokenRefusals.Any(Compilation, _words, Graphs, Authentication(cancellationToken).Schemes.Select(static scheme => scheme.Location), cancellationToken))).Value;

    /// <summary>Where code of the application's own validates the tokens of requests, where no scheme does.</summary>
    public Location? OwnTokenValidation(CancellationToken cancellationToken) =>
        (_ownTokenValidation ??= new(TokenRefusals.OwnValidation(Compilation, Graphs, cancellationToken))).Value;

    /// <summary>The longest life of an access token that is known, and where it is set.</summary>
    public (SetDuration Life, Location Issued)? LongestAccessToken(CancellationToken cancellationToken) =>
        (_longestAccessToken ??= new(OutlivingAccessToken.Longest(this, _words, cancellationToken))).Value;

    /// <summary>The members of a file that issue new tokens for a refresh token that may be over.</summary>
    public IEnumerable<UncheckedExchange> UncheckedExchangesIn(SyntaxTree tree, CancellationToken cancellationToken) =>
        UncheckedExchanges.In(tree, Compilation, Graphs, cancellationToken);

    /// <summary>Whether a filter, a middleware or a pipeline saves what a request has changed.</summary>
    public bool SavesAroundRequests(CancellationToken cancellationToken) =>
        (_savesAroundRequests ??= new(Setup.SavesAroundRequests.Any(Compilation, _words, Graphs.ModelOf, cancellationToken))).Value;

    /// <summary>The places where users are signed in with a cookie.</summary>
    public ImmutableArray<SessionStart> CookieSignIns(CancellationToken cancellationToken) =>
        (_cookieSignIns ??= new(Setup.CookieSignIns.Read(Compilation, _words, Graphs, Durations, Authentication(cancellationToken), cancellationToken))).Value;

    /// <summary>Whether something around the logouts asks browsers to forget what they keep: middleware, a global filter, web.config.</summary>
    public bool ClearsBrowserDataAround(CancellationToken cancellationToken) =>
        (_clearsBrowserData ??= new(BrowserDataAfterLogout.IsClearedAround(this, cancellationToken))).Value;

    /// <summary>Whether the LoginStatus control ends the ticket of forms authentication itself, once its LoggingOut has been handled.</summary>
    public bool IsDoneByControl(LogoutEntry entry, CancellationToken cancellationToken) =>
        WebFormsHandlers.IsOfLoginStatus(entry.Symbol) && !Authentication(cancellationToken).Schemes.Any(static scheme => scheme.IsOwin);

    /// <summary>Whether the entry ends the session by more than the deletion of a cookie.</summary>
    public Answer EndsBesidesCookies(LogoutEntry entry, CancellationToken cancellationToken)
    {
        if (IsDoneByControl(entry, cancellationToken)) return Answer.CannotTell;
        var question = QuestionOf(entry, cancellationToken);
        question = question with { Any = (question.Any | Question.EndsSessionState.Any) & ~Effects.DeletesCookie };
        return SolveOwed(entry, question, cancellationToken)?.ToAnswer() ?? Answer.CannotTell;
    }

    /// <summary>
    /// Whether the entry ends, by itself, what a browser sends along with every request: a cookie or the session behind it. A redirect to
    /// another logout leaves it to that one, and a token in a header is not sent by a link.
    /// </summary>
    public bool EndsWhatBrowsersSend(LogoutEntry entry, CancellationToken cancellationToken)
    {
        if (SessionEndOf(entry, cancellationToken) is not { Anywhere.Sometimes: true } flow) return false;
        var setup = Authentication(cancellationToken);
        var isPage = entry.Kind is EntryKind.WebForms or EntryKind.PageHandler || (entry.Kind == EntryKind.ControllerAction && !ForgeryProtection.IsApi(entry.Symbol));
        var byCookie = setup.Schemes.Any(static scheme => scheme.Kind is SchemeKind.Cookie or SchemeKind.Remote) || (setup.Schemes.Count == 0 && isPage);
        return flow.DoneAt.Any(node => Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) is not { } operation ? byCookie : IsDone(operation));

        bool IsDone(IOperation operation)
        {
            if (operation is IInvocationOperation call && Redirects.LeadToLogout(call, Names)) return false;
            if (SignOutCall.From(operation) is { CreatesResult: true } && ValueFate.Of(operation) != Fate.Used) return false;
            return byCookie || (EffectsOf(operation) & (Effects.EndsLocalSession | Effects.DeletesCookie | Effects.ClearsSessionState | Effects.RemovesSessionValue)) != 0;
        }
    }

    /// <summary>Whether a filter around the entry ends the session, or may.</summary>
    public bool FiltersMayEndSession(LogoutEntry entry, CancellationToken cancellationToken) => FiltersMayDo(entry, EndsSession(cancellationToken), cancellationToken);

    /// <summary>Whether a filter around the entry does what is asked, or may.</summary>
    public bool FiltersMayDo(LogoutEntry entry, Question question, CancellationToken cancellationToken) =>
        EntryFilters.Of(entry, Summaries, Graphs, question, cancellationToken) is { Sometimes: true } or { Unknown: true };

    /// <summary>What the entry's body and the filters around it do.</summary>
    public Answer AnswerOf(LogoutEntry entry, Question question, CancellationToken cancellationToken) =>
        Answer.And(Solve(entry, question, cancellationToken)?.ToAnswer() ?? Answer.CannotTell, EntryFilters.Of(entry, Summaries, Graphs, question, cancellationToken));

    /// <summary>What is run by itself when the entry's sign-out is carried out.</summary>
    public Answer EventsOf(LogoutEntry entry, Question question, CancellationToken cancellationToken)
    {
        var known = _events ??= SignOutEvents.Read(Compilation, _words, Graphs.ModelOf, cancellationToken);
        if (known.IsEmpty) return Answer.Nothing;
        var signsOutRemotely = entry.Body.DescendantNodes().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            && Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) is { } operation && SignOutCall.From(operation) is { } call && call.Schemes.Any(scheme => !Authentication(cancellationToken).IsCookie(scheme)));
        return known.Do(question, signsOutRemotely, Summaries, cancellationToken);
    }

    /// <summary>Whether the user's options let the session value outlive a logout.</summary>
    public bool IsKept(SessionValue value) => value.Key is null ? !_options.SessionKeysKept.IsEmpty : _options.SessionKeysKept.Contains(value.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The question "is the session unusable afterwards?", as this application keeps its logins.</summary>
    public Question EndsSession(CancellationToken cancellationToken)
    {
        if (!Authentication(cancellationToken).HasAuthentication) return Question.EndsSessionState;
        // Whose login this logout ends is not known.
        return KeepsLoginsInSession(cancellationToken) ? Question.EndsSession with { Doubtful = Question.EndsSession.Doubtful | Effects.ClearsSessionState | Effects.RemovesSessionValue } : Question.EndsSession;
    }

    /// <summary>Whether an application on System.Web keeps in the session who is signed in.</summary>
    public bool KeepsLoginsInSession(CancellationToken cancellationToken) =>
        IsSystemWeb && (_sessionLogins ??= new StrongBox<bool>(SessionLogins.Any(Compilation, _words, Graphs.ModelOf, cancellationToken))).Value;

    /// <summary>Whether another entry answers more than GET: where the form of a confirmation page may lead.</summary>
    public bool HasEntryForPost(LogoutEntry page, CancellationToken cancellationToken) =>
        Entries(cancellationToken).Any(entry => entry.MayBePost && entry != page);

    /// <summary>Whether the user's options name the method as one that ends a session.</summary>
    public bool IsUserSignOut(IMethodSymbol method) => Matches(_options.SignOutMethods, method);

    /// <summary>Whether the word is the name of a method that the user's options name.</summary>
    public bool IsUserWord(string word) => _userWords.Contains(word);

    /// <summary>Whether the compilation tests an application, so that what it configures is nobody's.</summary>
    public bool IsTest { get; }

    /// <summary>Whether the application keeps anything in HttpContext.Session. That of System.Web needs no registration.</summary>
    public bool UsesSession(CancellationToken cancellationToken) => IsWritten(IsSystemWeb ? "Session" : "AddSession", cancellationToken);

    /// <summary>Whether a word of the name set stands in any file.</summary>
    public bool IsWritten(string word, CancellationToken cancellationToken) => (_writtenWords ??= WrittenWords(cancellationToken)).Contains(word);

    /// <summary>Whether the entry runs when the response has begun, so that no cookie can be deleted and signing out throws.</summary>
    /// <remarks>Where a ticket store is registered, the session's record is gone before that.</remarks>
    public bool RunsAfterResponse(LogoutEntry entry, CancellationToken cancellationToken) =>
        (entry.Kind == EntryKind.HubMethod || Components.IsInteractive(entry, IsWritten("MapBlazorHub", cancellationToken) && !IsWritten("MapRazorComponents", cancellationToken)))
        && !IsWritten("SessionStore", cancellationToken) && !IsWritten("ITicketStore", cancellationToken);

    private LostStampValidation? ReadLostStampValidation(CancellationToken cancellationToken) => Setup.LostStampValidation.Of(
        Authentication(cancellationToken),
        CookieSessions(cancellationToken),
        hasIdentityCore: IsWritten("AddIdentityCore", cancellationToken) && (IsWritten("AddSignInManager", cancellationToken) || IsWritten("AddApiEndpoints", cancellationToken)),
        code => Durations.IsOnlyInDevelopment(code, cancellationToken));

    private ImmutableHashSet<string> WrittenWords(CancellationToken cancellationToken)
    {
        var words = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var tree in Compilation.SyntaxTrees)
            foreach (var hit in NamesIn(tree, cancellationToken).Hits)
                if (hit.Word is { } word) words.Add(word);
        return words.ToImmutable();
    }

    private PathAnalysis? SolveOwed(LogoutEntry entry, Question question, CancellationToken cancellationToken)
    {
        var flow = Solve(entry, question, cancellationToken);
        // Who else may owe it is asked only where something is missing.
        if (flow is null || flow.Exits.All(static exit => exit.DoneOrUnknown)) return flow;
        if (!Handovers.IsOwedBy(entry, cancellationToken)) return null;
        return Handovers.Forwards(entry, cancellationToken) ? Solve(entry, question with { Any = question.Any | Effects.HandsOver }, cancellationToken) : flow;
    }

    private PathAnalysis? Solve(LogoutEntry entry, Question question, CancellationToken cancellationToken) =>
        entry.IsPartOfBody
            ? Summaries.SolvePart(entry.Body, question, (condition, outcome) => Middleware.SaysLogout(condition, outcome, Graphs.ModelOf(condition.Syntax.SyntaxTree), Names), cancellationToken)
            : Summaries.Solve(entry.Body, question, cancellationToken, ofCallee: entry.Kind is EntryKind.Service or EntryKind.RequestHandler or EntryKind.HubMethod or EntryKind.RemoteCall);

    private Question QuestionOf(LogoutEntry entry, CancellationToken cancellationToken)
    {
        var question = EndsSession(cancellationToken);
        if (RunsAfterResponse(entry, cancellationToken)) question = question with { Any = question.Any & ~(Effects.EndsLocalSession | Effects.DeletesCookie | Effects.MissesSession) };
        var mayKeepLogins = entry.Kind is EntryKind.Service or EntryKind.RequestHandler or EntryKind.HubMethod or EntryKind.Component or EntryKind.RemoteCall;
        return mayKeepLogins ? question with { Doubtful = question.Doubtful | Effects.ChangesState } : question;
    }

    private Effects EffectsOf(IOperation operation) => SessionEffectsOf(operation) | StoreSaves.Of(operation) | SiteDataCalls.Of(operation);

    private Effects SessionEffectsOf(IOperation operation)
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
            if (_isEntry.GetOrAdd(invocation.TargetMethod, method => EntryFinder.IsEntry(method, Names)) || Redirects.LeadToLogout(invocation, Names)) return Effects.EndsLocalSession | Effects.EndsRemoteSession;
            if (Redirects.MayLeadToLogout(invocation, Names)) return Effects.ReachesOutside;
            if (Handovers.Is(invocation, CancellationToken.None)) return Effects.HandsOver;
        }
        if (SignOutCall.From(operation) is not null) return StraySignOuts.EffectsOf(operation, this, CancellationToken.None);
        if (CookieCall.From(operation) is { } cookie) return EffectsOf(CookieWrites(CancellationToken.None).At(operation.Syntax) ?? CookieWrite.OutOfSight(cookie));
        if (StoreKeys.Empties(operation)) return Effects.RemovesSessionValue;
        if (HttpCookies.DeletedBy(operation, Graphs.ModelOf) is { } deleted) return IsPreference(deleted.Name) ? Effects.None : Effects.DeletesCookie;
        if (ApiTable.Find(operation) is { } row) return SqlCalls.Rows.Contains(row) ? SqlCalls.Of(row, operation) : StoreKeys.Of(row, operation);
        if (StoreWrites.Of(operation) is not Effects.None and var written) return written;
        if (OutsideCalls.Of(operation) is not Effects.None and var asked) return asked;
        return Navigations.Of(operation) is not Effects.None and var navigated ? navigated : StateChanges.Of(operation);
    }

    // A life that is not known may be over.
    private Effects EffectsOf(CookieWrite cookie)
    {
        if (IsPreference(cookie.Name)) return Effects.None;
        return cookie.IsDeletion || cookie.Call.HasEmptyValue || cookie.Attributes.Expires == CookieLife.Unknown || cookie.Attributes.MaxAge == CookieLife.Unknown ? Effects.DeletesCookie : Effects.None;
    }

    // Nothing that a login hangs on, by all that is known of its name.
    private bool IsPreference(CookieName? cookie) => cookie is { IsConstant: true } name && !name.MayBeSession && ConfiguredCookies(CancellationToken.None).Of(name) is null;

    private static bool Matches(System.Collections.Generic.IEnumerable<MethodPattern> patterns, IMethodSymbol method)
    {
        foreach (var pattern in patterns)
            if (pattern.Matches(method)) return true;
        return false;
    }
}
