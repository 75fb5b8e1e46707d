//! Commands about the seat. A passphrase is tried beside the file's thread, so that
//! no save waits for it.

use super::door::state;
use super::{Chosen, House, beside};
use crate::cases::seats;
use crate::failure::Result;
use crate::session::Proof;
use crate::wire::{Empty, HouseState, ResetSeat, SeatRow, SecondIn, SetPassphrase, SitDown};
use stet_core::newsroom::passphrase::Passphrase;

impl House {
    /// Tries somebody's passphrase. Nobody sits down by it, and nothing is unlocked.
    pub(super) async fn prove(&self, person: String, passphrase: Passphrase) -> Result<Proof> {
        let door = self.on_file_though_locked(move |session| seats::door(session, &person)).await?;
        let _one = self.trying.lock().await;
        beside(move || door.open(&passphrase)).await
    }

    /// The same for the second person of an act, where one is named.
    pub(super) async fn second(&self, second: Option<SecondIn>) -> Result<Option<Proof>> {
        match second {
            None => Ok(None),
            Some(SecondIn { person, passphrase }) => self.prove(person, passphrase).await.map(Some),
        }
    }
}

pub(super) async fn sit_down(house: &House, request: SitDown, chosen: Chosen) -> Result<HouseState> {
    let proof = house.prove(request.person, request.passphrase).await?;
    house.on_file_though_locked(move |session| seats::sit_down(session, proof)).await?;
    state(house, Empty {}, chosen).await
}

pub(super) async fn lock(house: &House, _: Empty, chosen: Chosen) -> Result<HouseState> {
    house.on_file_though_locked(seats::lock).await?;
    state(house, Empty {}, chosen).await
}

pub(super) async fn set_passphrase(
    house: &House,
    request: SetPassphrase,
    chosen: Chosen,
) -> Result<HouseState> {
    let changing = house.on_file(seats::changing).await?;
    let changed = {
        let _one = house.trying.lock().await;
        beside(move || changing.with(&request.old, &request.new)).await?
    };
    house.on_file(move |session| seats::set_passphrase(session, changed)).await?;
    state(house, Empty {}, chosen).await
}

pub(super) async fn reset_seat(house: &House, mut request: ResetSeat, _: Chosen) -> Result<Vec<SeatRow>> {
    house.on_file(|_| Ok(())).await?;
    let second = house.second(request.second.take()).await?;
    house.on_file(move |session| seats::reset(session, &request, second)).await
}
