namespace Aivors.AppHost.Embedded.Demo;

/// <summary>A kind of call: how it goes, how it ends, and how often it happens. <c>{caller}</c>, <c>{first}</c>, <c>{day}</c>, <c>{hour}</c> are filled in.</summary>
internal sealed record DemoScript(string Name, int Weight, int MinSeconds, int MaxSeconds, string[] Turns, string Summary)
{
    /// <summary>As Retell names it.</summary>
    public string Ending { get; init; } = "user_hangup";

    public string Sentiment { get; init; } = "Positive";

    public bool Successful { get; init; } = true;

    public bool InVoicemail => Ending is "voicemail_reached";

    public bool Connected => Ending is not ("dial_no_answer" or "dial_busy");
}

/// <summary>What callers of the demo client's reception want. Turns begin with "A:" (agent) or "U:" (user).</summary>
internal static class ReceptionScripts
{
    public static readonly DemoScript[] All =
    [
        new("reschedule", 24, 55, 210,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:Hi, I need to move my cleaning to sometime next week.",
                "A:Of course. Can I have your full name, please?",
                "U:{caller}.",
                "A:Thank you, {first}. I have {day} at {hour}. Does that work?",
                "U:{day} at {hour} is great.",
                "A:You are all set. Anything else?",
                "U:No, that is all. Thanks, bye.",
            ],
            "{caller} moved a cleaning to {day} at {hour}; the new time was confirmed."),
        new("new patient", 18, 120, 420,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:Hello, do you take new patients? I just moved here.",
                "A:We do. What is your name, and is anything hurting at the moment?",
                "U:{caller}. Nothing hurts, I only want a check-up.",
                "A:Welcome, {first}. The first visit takes about an hour. How about {day} at {hour}?",
                "U:That works. Do you bill the insurance directly?",
                "A:Yes, please bring your card along. We will see you on {day}.",
            ],
            "New patient {caller} booked a first check-up on {day} at {hour} and asked about insurance."),
        new("toothache", 12, 80, 300,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:I have had a terrible toothache since last night.",
                "A:I am sorry to hear that. Is there any swelling or fever?",
                "U:A bit of swelling, no fever.",
                "A:Then the doctor should see you today. Let me connect you with the desk, they keep emergency times.",
                "U:Thank you so much.",
            ],
            "{caller} called with a toothache and some swelling; transferred to the desk for an emergency time.")
            { Ending = "call_transfer", Sentiment = "Negative" },
        new("opening hours", 16, 18, 58,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:Just a quick one: are you open on Saturday?",
                "A:Yes, from nine to one.",
                "U:Perfect, thanks.",
            ],
            "The caller asked for the opening hours on Saturday.")
            { Sentiment = "Neutral" },
        new("bill", 10, 150, 640,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:I have a bill here that I do not understand at all.",
                "A:I am happy to look. What is the number at the top, and your name?",
                "U:It is four four seven one, and the name is {caller}.",
                "A:I see two fillings on it, and the insurance has paid one. Shall somebody from billing call you back on {day}?",
                "U:Well, if nobody can tell me now. Yes, {day} is fine.",
                "A:I have noted it, {first}. They will call you at {hour}.",
            ],
            "{caller} disputed bill 4471; billing calls back on {day} at {hour}.")
            { Sentiment = "Negative", Successful = false },
        new("cancellation", 10, 40, 120,
            [
                "A:Thanks for calling Green Valley Dental, this is Maya. How can I help?",
                "U:I have to cancel my appointment on {day}, sorry.",
                "A:No problem. Your name, please?",
                "U:{caller}.",
                "A:It is cancelled, {first}. Shall I look for another time?",
                "U:Not now, I will call again.",
            ],
            "{caller} cancelled the appointment on {day} and did not want another one yet.")
            { Sentiment = "Neutral", Ending = "agent_hangup" },
        new("silence", 5, 15, 45,
            ["A:Thanks for calling Green Valley Dental, this is Maya. How can I help?", "A:Hello? Are you still there?"],
            "Nobody spoke; the call ended after a while.")
            { Ending = "inactivity", Sentiment = "Unknown", Successful = false },
    ];
}

/// <summary>What comes of the demo client's reminder calls.</summary>
internal static class OutboundScripts
{
    public static readonly DemoScript[] All =
    [
        new("confirmed", 40, 35, 110,
            [
                "A:Hello, this is Leo from Green Valley Dental. Am I speaking with {caller}?",
                "U:Yes, that is me.",
                "A:I am calling about your appointment on {day} at {hour}. Will you be there?",
                "U:Yes, I will.",
                "A:Wonderful, {first}. Until {day}!",
            ],
            "{caller} confirmed the appointment on {day} at {hour}.")
            { Ending = "agent_hangup" },
        new("voicemail", 28, 14, 38,
            [
                "U:Hi, you have reached {first}. Please leave a message after the tone.",
                "A:Hi {first}, this is Leo from Green Valley Dental about your appointment on {day} at {hour}. Please call us back.",
            ],
            "Voicemail of {first}; a reminder of the appointment on {day} was left.")
            { Ending = "voicemail_reached", Sentiment = "Unknown", Successful = false },
        new("no answer", 18, 0, 0, [], "The call was not answered.")
            { Ending = "dial_no_answer", Sentiment = "Unknown", Successful = false },
        new("busy", 4, 0, 0, [], "The line was busy.")
            { Ending = "dial_busy", Sentiment = "Unknown", Successful = false },
        new("other time", 10, 70, 240,
            [
                "A:Hello, this is Leo from Green Valley Dental. Am I speaking with {caller}?",
                "U:Speaking.",
                "A:I am calling about your appointment. Will you be there?",
                "U:Actually, I cannot make it. Is there anything later that week?",
                "A:There is {day} at {hour}.",
                "U:I will take that.",
                "A:Done, {first}. You will get a message with the new time.",
            ],
            "{caller} could not make the appointment and took {day} at {hour} instead."),
    ];
}
