using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>How a file is laid out: its line ends, its indentation, where its braces stand.</summary>
internal sealed class FileStyle
{
    private readonly SourceText _text;

    public FileStyle(SyntaxNode root, SourceText text)
    {
        _text = text;
        LineEnd = text.Lines.Count > 1 && text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
        Unit = UnitOf(root);
        BraceOnOwnLine = Majority(root.DescendantNodes().OfType<BlockSyntax>().Where(static block => block.Parent is BaseMethodDeclarationSyntax or StatementSyntax).Select(static block => (block.OpenBraceToken, block.CloseBraceToken)))
            ?? Majority(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static type => (type.OpenBraceToken, type.CloseBraceToken)))
            ?? true;
    }

    public string LineEnd { get; }

    /// <summary>One level of indentation.</summary>
    public string Unit { get; }

    public bool BraceOnOwnLine { get; }

    /// <summary>The white space before the first token of the line that the position is on.</summary>
    public string IndentAt(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && _text[end] is ' ' or '\t') end++;
        return _text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Statements that a line feed separates, each on a line of its own.</summary>
    public string Lines(string statements, string indent) => statements.Replace("\n", LineEnd + indent);

    public bool StartsLine(SyntaxToken token) => string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(_text.Lines.GetLineFromPosition(token.SpanStart).Start, token.SpanStart)));

    /// <summary>A block of statements, from its opening to its closing brace, with what separates it from the token before it.</summary>
    public string Block(string indent, params string[] statements) =>
        (BraceOnOwnLine ? LineEnd + indent : " ") + "{" + LineEnd
        + string.Concat(statements.Select(statement => indent + Unit + statement + LineEnd))
        + indent + "}";

    // A block on one line says nothing about the others.
    private bool? Majority(IEnumerable<(SyntaxToken Open, SyntaxToken Close)> braces)
    {
        var ownLine = braces.Where(pair => pair.Open.Span.Length > 0 && LineOf(pair.Open) != LineOf(pair.Close)).Select(pair => StartsLine(pair.Open)).ToList();
        return ownLine.Count == 0 ? null : ownLine.Count(static own => own) * 2 >= ownLine.Count;
    }

    private int LineOf(SyntaxToken token) => _text.Lines.IndexOf(token.SpanStart);

    private string UnitOf(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(static node => node.Parent is TypeDeclarationSyntax))
        {
            var (inner, outer) = (IndentAt(node.GetFirstToken().SpanStart), IndentAt(node.Parent!.GetFirstToken().SpanStart));
            if (inner.Length > outer.Length && inner.StartsWith(outer, System.StringComparison.Ordinal)) return inner.Substring(outer.Length);
        }
        foreach (var block in root.DescendantNodes().OfType<BlockSyntax>().Where(static block => block.Statements.Count > 0))
        {
            var (inner, outer) = (IndentAt(block.Statements[0].SpanStart), IndentAt(block.CloseBraceToken.SpanStart));
            if (inner.Length > outer.Length && inner.StartsWith(outer, System.StringComparison.Ordinal)) return inner.Substring(outer.Length);
        }
        return "    ";
    }
}
