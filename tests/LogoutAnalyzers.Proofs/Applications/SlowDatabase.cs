/// <summary>
/// The slowest database there is, without a clock. It answers a write as soon as the request that made it has nothing left to do but wait.
/// To a request that does not wait, it answers when the response has been sent and the services of the request are disposed.
/// So what depends on who waits comes out the same on every run; on a fast database it would depend on luck.
/// </summary>
public sealed class SlowDatabase
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SlowDatabase()
    {
    }

    /// <summary>Must be the first middleware: callbacks of a response run in reverse order, and this one must run last.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        var database = new SlowDatabase();
        context.Features.Set(database);
        context.Response.OnCompleted(() =>
        {
            database._answer.TrySetResult();
            return Task.CompletedTask;
        });
        var request = next(context);
        if (!request.IsCompleted) database._answer.TrySetResult();
        await request;
    });

    /// <summary>The round trip of a write.</summary>
    public static Task RoundTripAsync(HttpContext context) => context.Features.Get<SlowDatabase>()!._answer.Task;
}
