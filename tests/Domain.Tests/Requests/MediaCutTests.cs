using System.Text;
using Hub.Domain.Requests;
using Hub.Testing;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Hub.Domain.Tests.Requests;

/// <summary>What a photo knows about the place and the phone does not reach the database; MetadataExtractor is the witness.</summary>
public sealed class MediaCutTests
{
    public static readonly TheoryData<string, byte[], byte[]?> Knowing = new()
    {
        { "image/jpeg", Photos.JpegThatKnows(), Photos.Jpeg() },
        { "image/png", Photos.PngThatKnows(), Photos.Png() },
        { "image/gif", Photos.GifThatKnows(), Photos.Gif() },
        { "image/webp", Photos.WebpThatKnows(), null },
        { "video/mp4", Photos.FilmThatKnows(), null },
        { "image/heic", Photos.HeicThatKnows(), null },
    };

    [Theory]
    [MemberData(nameof(Knowing))]
    public void Nothing_is_left_of_what_it_knew(string type, byte[] content, byte[]? _)
    {
        Assert.Equal(type, MediaType.Of(content));
        Assert.True(Holds(content, Photos.Secret));

        byte[] cut = MediaCut.Metadata(type, content)!;

        Assert.Equal(type, MediaType.Of(cut));
        Assert.False(Holds(cut, Photos.Secret[..10]));
        Assert.Equal(cut, MediaCut.Metadata(type, cut));
    }

    [Theory]
    [MemberData(nameof(Knowing))]
    public void A_reader_of_metadata_finds_the_orientation_and_nothing_else(string type, byte[] content, byte[]? _)
    {
        if (!type.StartsWith("image/", StringComparison.Ordinal) || type == "image/heic")
        {
            return;
        }
        bool hasExif = type != "image/gif";
        Assert.Equal(hasExif, Read(content).OfType<GpsDirectory>().Any());

        IReadOnlyList<MetadataExtractor.Directory> left = Read(MediaCut.Metadata(type, content)!);

        Assert.Empty(left.OfType<GpsDirectory>());
        Assert.DoesNotContain(left, directory => directory.Name is "XMP" or "IPTC" or "Photoshop" or "JpegComment" or "PNG-tEXt" or "PNG-iTXt" or "PNG-tIME" or "GIF Comment");
        Tag[] exif = [.. left.OfType<ExifIfd0Directory>().SelectMany(directory => directory.Tags)];
        Assert.Equal(hasExif ? [ExifDirectoryBase.TagOrientation] : [], exif.Select(tag => tag.Type));
    }

    [Theory]
    [MemberData(nameof(Knowing))]
    public void The_picture_itself_is_untouched(string type, byte[] content, byte[]? plain)
    {
        byte[] cut = MediaCut.Metadata(type, content)!;
        if (type == "image/jpeg")
        {
            // All of it is there behind the one segment that says how it is turned.
            Assert.Equal(plain, (byte[])[.. cut[..20], .. cut[(20 + 36)..]]);
        }
        else if (type == "image/gif")
        {
            Assert.Equal(plain, cut);
        }
        else if (plain is not null)
        {
            Assert.True(cut.AsSpan().EndsWith(plain.AsSpan(33)));
        }
        else if (type is "video/mp4" or "image/heic")
        {
            Assert.Equal(content.Length, cut.Length); // Boxes point at places in the file.
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(6, 6)]
    [InlineData(8, 8)]
    [InlineData(9, 0)]
    public void A_photo_stays_the_way_up_that_it_was(int orientation, int expected)
    {
        byte[] cut = MediaCut.Metadata("image/jpeg", Photos.JpegThatKnows(orientation))!;

        ExifIfd0Directory? exif = Read(cut).OfType<ExifIfd0Directory>().SingleOrDefault();
        Assert.Equal(expected, exif?.GetInt32(ExifDirectoryBase.TagOrientation) ?? 0);
    }

    [Fact]
    public void A_file_that_is_cut_short_anywhere_never_breaks_it_and_never_leaks()
    {
        foreach (object?[] row in Knowing)
        {
            (string type, byte[] content) = ((string)row[0]!, (byte[])row[1]!);
            for (int length = 12; length < content.Length; length++)
            {
                byte[] torn = content[..length];
                if (MediaType.Of(torn) is { } found && MediaCut.Metadata(found, torn) is { } cut)
                {
                    Assert.False(Holds(cut, Photos.Secret[..10]), $"{type}, {length} of {content.Length} bytes");
                }
            }
        }
    }

    [Fact]
    public void A_file_with_any_byte_changed_never_breaks_it()
    {
        Random random = new(7);
        foreach (object?[] row in Knowing)
        {
            byte[] content = (byte[])row[1]!;
            for (int i = 0; i < 2000; i++)
            {
                byte[] changed = [.. content];
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                if (MediaType.Of(changed) is { } type)
                {
                    _ = MediaCut.Metadata(type, changed);
                }
            }
        }
    }

    [Theory]
    [InlineData("#!AMR\nxxxxxxxx", "audio/amr")]
    [InlineData("ID3\u0003\0\0\0\0\0\0xxxx", "audio/mpeg")]
    [InlineData("RIFF\u0010\0\0\0WAVEfmt ", "audio/wav")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u0013OpusHead", "audio/ogg")]
    [InlineData("\0\0\0\u0018ftypM4A \0\0\0\0isommp42", "audio/mp4")]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", "video/quicktime")]
    [InlineData("\0\0\0\u0018ftyp3gp4\0\0\0\0isom3gp4", "video/3gpp")]
    [InlineData("\0\0\0\u001cftypavif\0\0\0\0mif1avif", null)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>", null)]
    [InlineData("<!DOCTYPE html><script>", null)]
    [InlineData("%PDF-1.7", null)]
    [InlineData("PK\u0003\u0004", null)]
    [InlineData("MZ", null)]
    [InlineData("", null)]
    public void A_file_is_what_its_content_says(string content, string? type) =>
        Assert.Equal(type, MediaType.Of(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFB, 0x90, 0x64 }, "audio/mpeg")]
    [InlineData(new byte[] { 0xFF, 0xF1, 0x50, 0x80 }, "audio/aac")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, null)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x3C, 0x00 }, null)] // UTF-16
    public void Sound_without_a_header_is_known_by_its_first_frame(byte[] content, string? type) =>
        Assert.Equal(type, MediaType.Of(content));

    private static IReadOnlyList<MetadataExtractor.Directory> Read(byte[] content) =>
        ImageMetadataReader.ReadMetadata(new MemoryStream(content));

    private static bool Holds(byte[] content, string words) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(words)) >= 0;
}
