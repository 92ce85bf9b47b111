namespace LogoutAnalyzers.Docs;

/// <summary>The head of a rule's page. A page that is missing is begun, for its author to fill in.</summary>
internal static class RulePage
{
    private const string Begun = """
        <!-- cwe: 613 -->
        <!-- head -->
        <!-- /head -->

        ## What is wrong

        ## What an attacker does with it

        ## Flagged

        <!-- flagged -->

        ## Clean

        <!-- clean -->

        ## The fix

        ## When to suppress it

        ## Configuration

        ## What was shown at run time

        ## References

        """;

    public static string Generate(string root, RuleInfo rule)
    {
        var path = Path.Combine(root, rule.Page);
        return Marked.Replace(File.Exists(path) ? File.ReadAllText(path) : Begun, rule.Page, "head", Head(rule));
    }

    private static string Head(RuleInfo rule) => $"""
        # {rule.Id}: {rule.Title}

        | category | severity | fix | CWE |
        | --- | --- | --- | --- |
        | {rule.Descriptor.Category} | {rule.Severity} | {RuleTables.Fix(rule)}{(rule is { HasFix: false, NoFixReason: { } reason } ? ": " + reason : "")} | {RuleTables.Cwe(rule)} |
        """.Replace("|  |", "| |");
}
