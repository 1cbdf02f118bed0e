// The tasks that `predict` knows; a new task is a file here and a line in this list.

let tasks: [any EvaluationTask.Type] = [
    ArticlesTask.self,
    CEHATask.self,
    CameoClassesTask.self,
    CameoRolesTask.self,
    CopiesTask.self,
    CameoTask.self,
    ByFold<CameoTask>.self,
    Case2021Task.self,
    ByFold<Case2021Task>.self,
    EntitiesByFoldTask.self,
    EntitiesTask.self,
    EventsTask.self,
    FeedsTask.self,
    G5W1HTask.self,
    HRDsTask.self,
    IndiaPoliceTask.self,
    ByFold<IndiaPoliceTask>.self,
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
    ZSPloverTask.self,
    ByFold<ZSPloverTask>.self,
]

/// Their names, sorted.
let taskNames: [String] = tasks.map { $0.name }.sorted()
