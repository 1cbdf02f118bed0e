// The tasks that `predict` knows; a new task is a file here and a line in this list.

let tasks: [any EvaluationTask.Type] = [
    ArticlesTask.self,
    CEHATask.self,
    CameoClassesTask.self,
    CameoRolesTask.self,
    CopiesTask.self,
    EntitiesByFoldTask.self,
    EntitiesTask.self,
    EventsTask.self,
    FeedsTask.self,
    G5W1HTask.self,
    HRDsTask.self,
    MUC4FoldsTask.self,
    MUC4Task.self,
    NamesTask.self,
    PlaceNeighbourSamplesTask.self,
    PlaceSamplesTask.self,
    PlacesTask.self,
    PolNeARByFoldTask.self,
    PolNeARTask.self,
    RecognizersTask.self,
    StatusTask.self,
    TimeMLTask.self,
    TreebankTask.self,
    TreebankTokensTask.self,
]

/// Their names, sorted.
let taskNames: [String] = tasks.map { $0.name }.sorted()
