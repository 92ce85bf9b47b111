using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule that reports in files beside the code. It is asked about each one that it wants, and reports only there.</summary>
internal interface IFileRule
{
    /// <summary>Whether a file of that path is to be opened for it.</summary>
    bool Wants(string path);

    void Check(ProjectFile file, RuleContext context);
}
