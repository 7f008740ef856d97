using System.Reflection;
using System.Reflection.Emit;

namespace Hub.Domain.Tests.Architecture;

/// <summary>Walks through the instructions of a method's body for the metadata tokens that they name.</summary>
internal static class Instructions
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    public static IEnumerable<int> Tokens(byte[] instructions)
    {
        using var body = new BinaryReader(new MemoryStream(instructions));
        while (body.BaseStream.Position < instructions.Length)
        {
            int code = body.ReadByte();
            if (code == 0xFE)
            {
                code = (code << 8) | body.ReadByte();
            }

            switch (Operands[code])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                    or OperandType.InlineType or OperandType.InlineSig:
                    yield return body.ReadInt32();
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.BaseStream.Position += 4 * targets;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    body.BaseStream.Position += 8;
                    break;
                case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString
                    or OperandType.ShortInlineR:
                    body.BaseStream.Position += 4;
                    break;
                case OperandType.InlineVar:
                    body.BaseStream.Position += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    body.BaseStream.Position += 1;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    throw new BadImageFormatException($"The instruction {code:x} is not known.");
            }
        }
    }
}
