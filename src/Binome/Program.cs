using System.CommandLine;
using Binome;
using Binome.Accounts;
using Binome.Assistants;
using Binome.Demo;
using Binome.Matching;
using Binome.Pairings;
using Binome.Peers;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Backup;
using Binome.Records;
using Binome.Rehearsal;
using Binome.Sessions;

var root = new RootCommand("Binôme runs reverse mentoring in companies: from the first volunteer to the proof that it worked.")
{
    Serve.Create(),
    ImportCommand.Create(services => services.AddAccounts().AddPairings().AddPeers().AddGuard().AddSessions().AddAssistants()),
    UserCommand.Create(),
    PairCommand.Create(),
    VerifyCommand.Create(),
    RecordCommand.Create(),
    BenchCommand.Create(),
    DemoCommand.Create(WebApp.Rehearse, Serve.DefaultUrls, Serve.Demo),
    RehearseCommand.Create(WebApp.Rehearse),
    BackupCommand.Create(),
    BackupCommand.CreateRestore(),
};
return await CommandLine.Run(root, args);
