using System.Runtime.CompilerServices;
using LogoutAnalyzers.Docs;

// dotnet run --project eng/LogoutAnalyzers.Docs             writes what is generated
// dotnet run --project eng/LogoutAnalyzers.Docs -- --check  writes nothing; names the files that differ and exits with 1
var root = Root();
var check = args.Contains("--check");
var differences = Generator.Differences(root);
foreach (var (path, content) in differences)
{
    if (!check)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        File.WriteAllText(Path.Combine(root, path), content);
    }

    Console.WriteLine((check ? "differs: " : "written: ") + path);
}

if (check && differences.Count > 0) Console.WriteLine("Run 'dotnet run --project eng/LogoutAnalyzers.Docs' and look at the changes.");
return check && differences.Count > 0 ? 1 : 0;

// The folder this runs in may be any; the build's output may stand outside the repository.
static string Root([CallerFilePath] string source = "")
{
    foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Path.GetDirectoryName(source) })
        for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "src", "LogoutAnalyzers", "LogoutAnalyzers.csproj"))) return folder;
    throw new DirectoryNotFoundException("The repository was not found above the working directory.");
}
