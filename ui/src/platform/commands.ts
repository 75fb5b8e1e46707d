// Generated from crates/api/src/commands.rs by `cargo xtask bindings`.
import type * as wire from './wire';

/** Every command by name: what it is asked with and what it answers. */
export interface Commands {
  state: { request: wire.Empty; reply: wire.HouseState };
  create_newsroom: { request: wire.CreateNewsroom; reply: wire.HouseState };
  act_as: { request: wire.ActAs; reply: wire.HouseState };
  home: { request: wire.Empty; reply: wire.Home };
  desk_queue: { request: wire.DeskQuery; reply: wire.DeskQueue };
  new_story: { request: wire.NewStory; reply: wire.StoryView };
  open_story: { request: wire.ByStory; reply: wire.StoryView };
  leave_story: { request: wire.LeaveStory; reply: wire.Empty };
  resume: { request: wire.Empty; reply: wire.ResumeView[] };
  take_over: { request: wire.TakeOver; reply: wire.StoryView };
  catch_up: { request: wire.CatchUp; reply: wire.CaughtUp };
  merge_view: { request: wire.MergeAsk; reply: wire.MergeView };
  merge: { request: wire.MergeIn; reply: wire.StoryView };
  type_text: { request: wire.TypeText; reply: wire.Saved };
  keep_undo: { request: wire.KeepUndo; reply: wire.Empty };
  kept_undo: { request: wire.ByStory; reply: wire.KeptUndo };
  set_fields: { request: wire.SetFields; reply: wire.StoryView };
  act: { request: wire.ActOn; reply: wire.StoryView };
  history: { request: wire.ByStory; reply: wire.HistoryEntry[] };
  timeline: { request: wire.ByStory; reply: wire.Timeline };
  compare: { request: wire.Compare; reply: wire.Comparison };
  restore: { request: wire.Restore; reply: wire.StoryView };
  name_version: { request: wire.NameVersion; reply: wire.Timeline };
  paste: { request: wire.PasteIn; reply: wire.Pasted };
  take_picture: { request: wire.TakePicture; reply: wire.MediaTaken };
  clippings: { request: wire.ByStory; reply: wire.ClippingView[] };
  raw_clip: { request: wire.ByClipping; reply: wire.RawClip };
  people: { request: wire.Empty; reply: wire.PeopleView };
  save_author: { request: wire.SaveAuthor; reply: wire.PeopleView };
  set_photo: { request: wire.AuthorRef; reply: wire.PeopleView };
  add_person: { request: wire.AddPerson; reply: wire.PeopleView };
  save_desk: { request: wire.AddDesk; reply: wire.PeopleView };
  give_role: { request: wire.GiveRole; reply: wire.PeopleView };
  end_role: { request: wire.EndRole; reply: wire.PeopleView };
  read_import: { request: wire.ReadImport; reply: wire.ImportView[] };
  accept_import: { request: wire.AcceptImport; reply: wire.StoryView };
  discard_import: { request: wire.Ticket; reply: wire.Empty };
  release_list: { request: wire.Empty; reply: wire.ReleaseView };
  export: { request: wire.Export; reply: wire.ExportReply };
  jump: { request: wire.Jump; reply: wire.Hit[] };
}
