using System.Buffers;
using System.Text;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>A text as a whole, of a file or a call: UTF-8, with or without a byte-order mark.</summary>
internal static class TextFile
{
    // Bytes that are no UTF-8 would else become titles that nobody can read.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its text; null where there is none to read, and why is told.</summary>
    internal static async Task<string?> ReadAsync(string path, TextWriter output, CancellationToken cancellationToken)
    {
        RowProblem wrong;
        try
        {
            (string? text, NotUtf8? not) = Decode(await File.ReadAllBytesAsync(path, cancellationToken));
            if (text is not null)
            {
                return text;
            }
            wrong = not!.Problem;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            wrong = new(1, ImportTexts.NoFile.With(broken.Message));
        }
        await ImportReport.WriteAsync([wrong], output);
        return null;
    }

    /// <summary>The text of bytes, or where they are no UTF-8.</summary>
    internal static (string? Text, NotUtf8? Not) Decode(byte[] bytes)
    {
        try
        {
            using StreamReader reader = new(new MemoryStream(bytes), Strict, detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), null);
        }
        catch (DecoderFallbackException)
        {
            int at = 0;
            while (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out int length) == OperationStatus.Done)
            {
                at += length;
            }
            return (null, new(at + 1, bytes.AsSpan(0, at).Count((byte)'\n') + 1, bytes[at]));
        }
    }
}

/// <summary>Where bytes are no UTF-8: saved in another encoding, such as GBK.</summary>
/// <param name="Position">At which byte, from 1.</param>
/// <param name="Line">In which line, from 1.</param>
/// <param name="Found">The byte.</param>
internal sealed record NotUtf8(int Position, int Line, byte Found)
{
    /// <summary>The same in words.</summary>
    public RowProblem Problem => new(Line, ImportTexts.NotUtf8At.With(Position, $"{Found:X2}"));
}
