using System.Collections.Immutable;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>
/// Shows on a running application that a rule is right: its flaw is reported and can be exploited; what the fix makes of the application
/// is not reported and cannot be exploited, and works as before.
/// </summary>
/// <remarks>
/// Every application has the user "demo", <c>POST /login</c> with the form fields <c>user</c> and <c>password</c>, <c>GET /account</c>,
/// which shows the name, and <c>POST /logout</c>. Its expected reports are marked: <c>[|Logout|]</c>.
/// </remarks>
public sealed record Proof
{
    private readonly string _id;
    private ImmutableArray<SourceFile> _files = [];
    private ImmutableArray<SourceFile> _pages = [];
    private ImmutableArray<(string Name, Attack Run)> _attacks = [];
    private SourceFile? _twin;
    private bool _fails;
    private Func<Browser, Task<Answer>> _logOut = static browser => browser.LogOutAsync();

    private Proof(string id) => _id = id;

    /// <summary>A proof for a rule.</summary>
    public static Proof Of(string id) => new(id);

    /// <summary>The application, with its marks.</summary>
    public Proof Application(string source) => this with { _files = _files.Add(new SourceFile(ProofProgram.MainFile, source)) };

    /// <summary>The same application done right: what a user makes of it by hand where the rule has no fix.</summary>
    public Proof SoundTwin(string source) => this with { _twin = new SourceFile(ProofProgram.MainFile, source) };

    /// <summary>Adds files of the folder Applications.</summary>
    public Proof With(params string[] shared) => this with { _files = _files.AddRange(shared.Select(SourceFile.Shared)) };

    /// <summary>Adds a file beside the code, with its marks. The application has it as a resource.</summary>
    public Proof Page(string path, string text) => this with { _pages = _pages.Add(new SourceFile(path, text)) };

    /// <summary>Adds an attack that must work before the fix and must not after it.</summary>
    public Proof Attack(Attack attack, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(attack))] string name = "") => this with { _attacks = _attacks.Add((name, attack)) };

    /// <summary>How an honest user ends a visit, where that is not <c>POST /logout</c>.</summary>
    public Proof LogOutBy(Func<Browser, Task<Answer>> logOut) => this with { _logOut = logOut };

    /// <summary>The flawed logout answers with an error, and the fixed one does not.</summary>
    public Proof LogoutFails() => this with { _fails = true };

    /// <summary>Runs the proof; throws where it fails.</summary>
    public async Task RunAsync()
    {
        if (_attacks.IsEmpty) throw new InvalidOperationException("A proof needs an attack.");
        var marked = _files.Concat(_pages).Select(static file => (file.Path, Source: MarkedSource.Parse(file.Text))).ToList();
        var unmarked = marked.Select(static file => new SourceFile(file.Path, file.Source.Text)).ToList();
        var flawed = ProofProgram.Create(unmarked.Take(_files.Length), unmarked.Skip(_files.Length));
        var (flawedAssembly, warnings) = await flawed.CompileAsync();

        var expected = marked.SelectMany(static file => file.Source.Marks.Select(mark => $"{file.Path}: {file.Source.Text.Substring(mark.Start, mark.Length)}{mark}")).ToArray();
        Assert.Equal(expected, (await flawed.ReportsAsync(_id)).Select(flawed.Describe).ToArray());
        var answer = await ExploitAsync(flawed, flawedAssembly, works: true);

        var repaired = _twin is null ? await Repair.ApplyAsync(flawed, _id) : ProofProgram.Create(unmarked.Take(_files.Length).Select(file => file.Path == _twin.Path ? _twin : file), unmarked.Skip(_files.Length));
        Assert.Empty(await repaired.ReportsAsync(_id));
        var (repairedAssembly, newWarnings) = await repaired.CompileAsync();
        Assert.True(newWarnings.All(warnings.Contains), $"The fix adds compiler warnings {string.Join(", ", newWarnings.Except(warnings))}:\n{repaired.MainText}");
        var repairedAnswer = await ExploitAsync(repaired, repairedAssembly, works: false);
        Assert.True(_fails ? answer.Status >= 500 : repairedAnswer.IsSameKindAs(answer), $"The logout answered {answer}, and {repairedAnswer} after the fix:\n{repaired.MainText}");
    }

    private async Task<Answer> ExploitAsync(ProofProgram program, Stream assembly, bool works)
    {
        await using var site = await Site.StartAsync(assembly);
        foreach (var (name, attack) in _attacks)
            Assert.True(await attack(site) == works, $"{_id}: {name} {(works ? "does not work" : "still works after the fix")}:\n{program.MainText}");
        if (!site.HasAdvanced) return await UseAsync(site, mayFail: works && _fails);
        // The application's own "now" has stayed behind, so an honest user comes to one that has just started.
        assembly.Position = 0;
        await using var other = await Site.StartAsync(assembly);
        return await UseAsync(other, mayFail: works && _fails);
    }

    // What an honest user does; the answer is that of the logout.
    private async Task<Answer> UseAsync(Site site, bool mayFail)
    {
        var browser = site.NewBrowser();
        Assert.False(await browser.IsSignedInAsync(), "A stranger sees the account page.");
        await browser.LogInAsync();
        var answer = mayFail ? await browser.PostAsync("/logout") : await _logOut(browser);
        await browser.LogInAsync();
        return answer;
    }
}
