using System.Text;
using Hub.Notifier.Channels;

namespace Hub.Notifier.Tests.Channels;

/// <summary>A message fits the channel that carries it, and nothing of it is lost.</summary>
public sealed class DegradeTests
{
    private static readonly Choice[] Two = [new("a", "提交"), new("b", "修改")];

    [Fact]
    public void What_fits_goes_as_it_is()
    {
        Message message = new("3号楼灯坏了", Two);

        Message sent = Assert.Single(Degrade.To(Can(), message));

        Assert.Equal((message.Text, 2), (sent.Text, sent.Choices.Count));
    }

    [Fact]
    public void Choices_that_the_channel_has_no_buttons_for_become_numbers_to_type()
    {
        Message sent = Assert.Single(Degrade.To(Can() with { MaxChoices = 0 }, new("对吗？", Two)));

        Assert.Equal("对吗？\n1. 提交\n2. 修改", sent.Text);
        Assert.Empty(sent.Choices);
    }

    [Theory]
    [InlineData(TextUnit.Utf16, 20)]
    [InlineData(TextUnit.Utf8Byte, 40)]
    public void A_long_text_is_cut_between_characters_and_the_choices_go_with_its_last_part(TextUnit unit, int most)
    {
        string text = string.Concat(Enumerable.Repeat("楼道灯坏了👨‍👩‍👧好几天\n", 20));

        IReadOnlyList<Message> parts = Degrade.To(Can() with { Unit = unit, MaxText = most }, new(text, Two));

        Assert.True(parts.Count > 5);
        Assert.All(parts, part => Assert.InRange(unit == TextUnit.Utf16 ? part.Text.Length : Encoding.UTF8.GetByteCount(part.Text), 1, most));
        Assert.All(parts, part => Assert.DoesNotContain('\ufffd', part.Text));
        Assert.Equal(text.Replace("\n", "", StringComparison.Ordinal), string.Concat(parts.Select(part => part.Text)).Replace("\n", "", StringComparison.Ordinal));
        Assert.All(parts.SkipLast(1), part => Assert.Empty(part.Choices));
        Assert.Equal(2, parts[^1].Choices.Count);
    }

    [Fact]
    public void A_card_becomes_text_where_there_are_no_cards()
    {
        Message message = new("", [], new Card("1001号", [new CardFact("地点", "3号楼")]));

        Message sent = Assert.Single(Degrade.To(Can() with { Cards = false }, message));

        Assert.Equal("1001号\n地点：3号楼", sent.Text);
        Assert.Null(sent.Card);
    }

    private static Capabilities Can() => new(1000, TextUnit.Utf16, 10, true, new Proactive.Always(), true, []);
}
