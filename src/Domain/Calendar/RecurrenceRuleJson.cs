using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>A rule in JSON is its text.</summary>
internal sealed class RecurrenceRuleJson : JsonConverter<RecurrenceRule>
{
    public override RecurrenceRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecurrenceRule.Parse(reader.GetString() ?? "") switch
        {
            RecurrenceRuleRead.Rule rule => rule.Value,
            RecurrenceRuleRead.Refused refused => throw new JsonException(refused.Problem.Words().In(Lang.En)),
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, RecurrenceRule value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
