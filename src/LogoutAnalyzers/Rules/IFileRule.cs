using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Rules;

/// <summary>A rule that reports in configuration files, too. It is asked about each file, and reports only there.</summary>
internal interface IFileRule
{
    void Check(ProjectFile file, RuleContext context);
}
