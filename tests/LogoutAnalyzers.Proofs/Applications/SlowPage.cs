/// <summary>
/// A page whose request is on its way for as long as somebody wants: it has come in when <c>/slow/entered</c> answers, and goes on when
/// <c>/slow/continue</c> is asked for. Its cookie is due for renewal, as any cookie is in the second half of its life.
/// </summary>
public sealed class SlowPage
{
    public const string Path = "/slow";

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _continue = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static void Map(WebApplication app)
    {
        var page = new SlowPage();
        app.MapGet(Path, page.AnswerAsync);
        app.MapGet(Path + "/entered", () => page._entered.Task);
        app.MapGet(Path + "/continue", () => { page._continue.TrySetResult(); });
    }

    private async Task<string> AnswerAsync()
    {
        _entered.TrySetResult();
        await _continue.Task;
        return "late";
    }
}
