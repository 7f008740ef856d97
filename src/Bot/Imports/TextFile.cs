using System.Text;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>A file of text as a whole: UTF-8, with or without a byte-order mark.</summary>
internal static class TextFile
{
    // Bytes that are no UTF-8 would else become titles that nobody can read.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its text; null where there is none to read, and why is told.</summary>
    internal static async Task<string?> ReadAsync(string path, TextWriter output, CancellationToken cancellationToken)
    {
        Bi reason;
        try
        {
            return await File.ReadAllTextAsync(path, Strict, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            reason = ImportTexts.NotUtf8;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            reason = ImportTexts.NoFile.With(broken.Message);
        }
        await ImportReport.WriteAsync([new(1, reason)], output);
        return null;
    }
}
