using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;

/// <summary>Shows views as they stand in their files, with the name of the user: a proof has no Razor compiler.</summary>
public sealed class FileViews : IViewEngine
{
    public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) => Find($"Views/{context.RouteData.Values["controller"]}/{viewName}.cshtml");

    public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => Find(viewPath);

    private static ViewEngineResult Find(string path) =>
        typeof(FileViews).Assembly.GetManifestResourceInfo(path) is null ? ViewEngineResult.NotFound(path, new[] { path }) : ViewEngineResult.Found(path, new View(path));

    private sealed class View : IView
    {
        public View(string path) => Path = path;

        public string Path { get; }

        public async Task RenderAsync(ViewContext context)
        {
            using var reader = new StreamReader(typeof(FileViews).Assembly.GetManifestResourceStream(Path)!);
            await context.Writer.WriteAsync((await reader.ReadToEndAsync()).Replace("@User.Identity?.Name", context.HttpContext.User.Identity?.Name));
        }
    }
}
