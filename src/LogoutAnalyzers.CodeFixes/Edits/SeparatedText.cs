using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>What commas separate, to be changed one by one: the lines and the comments between stay as they are.</summary>
internal sealed class SeparatedText
{
    private readonly SourceEdits _edits;
    private readonly TextSpan _span;
    private readonly bool _hasLastComma;
    private readonly bool _hasCommentBehind;
    private readonly List<Item> _items;
    private string _before = "";

    private SeparatedText(SourceEdits edits, TextSpan span, bool hasLastComma, bool hasCommentBehind, List<Item> items)
    {
        _edits = edits;
        _span = span;
        _hasLastComma = hasLastComma;
        _hasCommentBehind = hasCommentBehind;
        _items = items;
    }

    /// <param name="edits">The changes to the file.</param>
    /// <param name="list">The arguments or members.</param>
    /// <param name="start">Where they stand when there are none yet.</param>
    public static SeparatedText Of<T>(SourceEdits edits, SeparatedSyntaxList<T> list, int start)
        where T : SyntaxNode
    {
        var items = new List<Item>();
        for (var i = 0; i < list.Count; i++)
        {
            var comma = i < list.SeparatorCount ? list.GetSeparator(i).Span : new TextSpan(list[i].Span.End, 0);
            var own = edits.Style.StartsLine(list[i].GetFirstToken()) ? edits.Style.LineEnd + edits.Style.IndentAt(list[i].SpanStart) : " ";
            items.Add(new Item(list[i], list[i].ToString(), TextBetween(list[i].Span.End, comma.Start), TextBetween(comma.End, i + 1 < list.Count ? list[i + 1].SpanStart : comma.End), own));
        }
        if (items.Count == 0) return new SeparatedText(edits, new TextSpan(start, 0), false, false, items);
        var hasLastComma = list.SeparatorCount == list.Count;
        var last = hasLastComma ? list.GetSeparator(list.Count - 1) : list.Last().GetLastToken();
        return new SeparatedText(edits, TextSpan.FromBounds(list[0].SpanStart, last.Span.End), hasLastComma, last.TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)), items);

        string TextBetween(int from, int to) => edits.Text.ToString(TextSpan.FromBounds(from, to));
    }

    public bool Contains(string text) => _items.Any(item => item.Text == text);

    public void Replace(SyntaxNode node, string text)
    {
        var index = IndexOf(node);
        _items[index] = _items[index] with { Text = text };
    }

    /// <summary>Puts the text in the place of the item, once: where it stands already, the item goes.</summary>
    public void Supersede(SyntaxNode node, string text)
    {
        if (_items.Any(item => item.Node != node && item.Text == text)) Remove(IndexOf(node));
        else Replace(node, text);
    }

    public void AddFirst(string text) => Insert(0, text);

    public void AddAfter(string other, string text) => Insert(_items.FindIndex(item => item.Text == other) + 1, text);

    /// <summary>Adds at the end; a comment behind the last one stays with it.</summary>
    public void AddLast(string text) => Insert(_hasCommentBehind ? _items.Count - 1 : _items.Count, text);

    public void Write()
    {
        var text = _before;
        for (var i = 0; i < _items.Count; i++)
        {
            var (isLast, item) = (i == _items.Count - 1, _items[i]);
            text += item.Text + item.BeforeComma + (isLast && !_hasLastComma ? "" : ",") + (isLast ? AtEnd(item.AfterComma) : item.AfterComma);
        }
        _edits.Replace(_span, text);
    }

    private int IndexOf(SyntaxNode node) => _items.FindIndex(item => item.Node == node);

    private void Insert(int index, string text)
    {
        if (index < _items.Count)
        {
            _items.Insert(index, new Item(null, text, "", _items[index].Separator, _items[index].Separator));
            return;
        }
        var separator = " ";
        if (index > 0)
        {
            var last = _items[index - 1];
            separator = last.Separator;
            if (string.IsNullOrWhiteSpace(last.AfterComma)) _items[index - 1] = last with { AfterComma = separator };
        }
        _items.Add(new Item(null, text, "", "", separator));
    }

    // Comments around its comma go to the one before.
    private void Remove(int index)
    {
        var around = _items[index].BeforeComma + _items[index].AfterComma;
        var left = string.IsNullOrWhiteSpace(around) ? "" : around.TrimStart(' ', '\t');
        if (index == 0) _before += left;
        else _items[index - 1] = _items[index - 1] with { AfterComma = _items[index - 1].AfterComma + left };
        _items.RemoveAt(index);
    }

    // What stood before an item that is gone.
    private string AtEnd(string afterComma)
    {
        if (string.IsNullOrWhiteSpace(afterComma)) return "";
        var line = _edits.Text.Lines.GetLineFromPosition(_span.End);
        return string.IsNullOrWhiteSpace(_edits.Text.ToString(TextSpan.FromBounds(_span.End, line.End))) ? afterComma.TrimEnd() : afterComma;
    }

    /// <param name="Node">The node that it was; null for what is new.</param>
    /// <param name="Text">Without what stands around it.</param>
    /// <param name="BeforeComma">What stands between it and its comma.</param>
    /// <param name="AfterComma">What stands between its comma and the next one.</param>
    /// <param name="Separator">What separates it from a neighbour that is added: a space, or the end of the line.</param>
    private sealed record Item(SyntaxNode? Node, string Text, string BeforeComma, string AfterComma, string Separator);
}
