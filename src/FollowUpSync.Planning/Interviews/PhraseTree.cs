namespace FollowUpSync.Planning.Interviews;

/// <summary>Phrases as a tree of words, each named by its hash.</summary>
internal sealed class PhraseTree
{
    /// <summary>The node where phrases begin.</summary>
    public const int Anywhere = 0;

    /// <summary>The node where those begin that may stand only at the start of a line.</summary>
    public const int AtLineStart = 1;

    private const uint Gap = 1;
    private const int SlotBits = 17;
    private readonly List<Node> _nodes = [new([], 0), new([], 0)];

    // By node and word, with open addressing. Mostly empty: most of the steps that a text asks for are none, and an empty slot says so at once.
    private readonly Step[] _steps = new Step[1 << SlotBits];

    /// <summary>The themes of which a phrase ends here.</summary>
    public Theme[] EndsAt(int node) => _nodes[node].Ends;

    /// <summary>What follows the words left open after a node, or 0.</summary>
    public int BeyondGap(int node) => _nodes[node].Beyond;

    /// <summary>Goes on from a node by a word.</summary>
    public bool TryStep(ref int node, uint word)
    {
        node = SlotOf(KeyOf(node, word)).Node;
        return node != 0;
    }

    /// <summary>Adds all alternatives of a phrase; what they share in front is gone through once.</summary>
    public void Add(ReadOnlySpan<char> phrase, Theme theme) => Add(phrase, 0, Anywhere, null, theme);

    private void Add(ReadOnlySpan<char> phrase, int at, int node, uint? word, Theme theme)
    {
        for (; at < phrase.Length; at++)
        {
            char c = phrase[at];
            if (c == '(')
            {
                for (int choice = at + 1; ; choice = at + 1)
                {
                    Add(phrase, choice, node, word, theme);
                    at = EndOfChoice(phrase, choice);
                    if (phrase[at] == ')')
                    {
                        return;
                    }
                }
            }
            else if (c is '|' or ')')
            {
                while (phrase[at] != ')')
                {
                    at = EndOfChoice(phrase, at + 1);
                }
            }
            else if (char.IsLetterOrDigit(c) && !FoldedText.IsCjk(c))
            {
                word = Lexicon.Add(word ?? Lexicon.Start, FoldedText.Fold(c));
            }
            else
            {
                node = word is { } ended ? Grow(node, ended) : node;
                word = null;
                node = FoldedText.IsCjk(c) ? Grow(node, Lexicon.Start ^ c) : c == '*' ? Grow(node, Gap) : c == '^' ? AtLineStart : node;
            }
        }

        node = word is { } last ? Grow(node, last) : node;
        Theme[] ends = _nodes[node].Ends;
        if (node > AtLineStart && Array.IndexOf(ends, theme) < 0)
        {
            _nodes[node] = _nodes[node] with { Ends = [.. ends, theme] };
        }
    }

    // Where the bar or bracket stands that ends a choice.
    private static int EndOfChoice(ReadOnlySpan<char> phrase, int at)
    {
        for (int depth = 0; depth > 0 || phrase[at] is not ('|' or ')'); at++)
        {
            depth += phrase[at] == '(' ? 1 : phrase[at] == ')' ? -1 : 0;
        }

        return at;
    }

    private int Grow(int node, uint word)
    {
        ref Step step = ref SlotOf(KeyOf(node, word));
        if (step.Node == 0)
        {
            if (_nodes.Count > _steps.Length / 2)
            {
                throw new InvalidOperationException("The phrases need more room: raise SlotBits.");
            }

            step = new Step(KeyOf(node, word), _nodes.Count);
            _nodes[node] = word == Gap ? _nodes[node] with { Beyond = step.Node } : _nodes[node];
            _nodes.Add(new([], 0));
        }

        return step.Node;
    }

    private static ulong KeyOf(int node, uint word) => ((ulong)node << 32) | word;

    private ref Step SlotOf(ulong key)
    {
        int slot = (int)((key * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
        while (_steps[slot].Node != 0 && _steps[slot].Key != key)
        {
            slot = (slot + 1) & (_steps.Length - 1);
        }

        return ref _steps[slot];
    }

    private readonly record struct Node(Theme[] Ends, int Beyond);

    /// <summary>Where a word leads; from <see cref="Anywhere"/> or another node to a later one, so that 0 is nowhere.</summary>
    private readonly record struct Step(ulong Key, int Node);
}
