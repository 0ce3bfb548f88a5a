package com.salesintelligence.resolve.core;

import java.util.Set;

/** Domains that give mailboxes to anybody, and providers whose customers are private people. */
final class FreeMailDomains {

  static final Set<String> ALL =
      Set.of(
          """
          10minutemail.com 126.com 139.com 163.com 189.cn 1und1.de 21cn.com abv.bg aim.com
          alice.it aliyun.com aol.co.uk aol.com aol.de aol.fr arcor.de att.net azet.sk bbox.fr
          bell.net bellsouth.net bigpond.com bigpond.net.au bk.ru bluewin.ch blueyonder.co.uk
          bol.com.br bredband.net btinternet.com btopenworld.com centrum.cz centurylink.net
          charter.net citromail.hu club-internet.fr comcast.net comhem.se consultant.com
          countermail.com cox.net ctemplar.com daum.net dir.bg disroot.org docomo.ne.jp
          duck.com earthlink.net eim.ae elisanet.fi email.com email.cz email.de emirates.net.ae
          europe.com excite.co.jp excite.com ezweb.ne.jp fastmail.com fastmail.fm fastwebnet.it
          foxmail.com free.fr freemail.hu freenet.de frisurf.no frontier.com gazeta.pl
          getnada.com globo.com globomail.com gmail.com gmx.at gmx.ch gmx.co.uk gmx.com gmx.de
          gmx.fr gmx.net gmx.us googlemail.com guerrillamail.com hanmail.net hetnet.nl hey.com
          hispeed.ch home.nl hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.com.ar
          hotmail.com.br hotmail.com.tr hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.nl
          hotmail.se hushmail.com i.softbank.jp i.ua icloud.com ig.com.br iinet.net.au in.com
          inbox.com inbox.ru indiatimes.com interia.pl internet.ru inwind.it iol.it jubii.dk
          juno.com kakao.com kolumbus.fi kpnmail.nl laposte.net lavabit.com lenta.ru libero.it
          list.ru live.be live.ca live.co.uk live.com live.com.au live.com.mx live.de live.dk
          live.fr live.it live.nl live.no live.se luukku.com lycos.com mac.com mail.bg mail.com
          mail.de mail.ru mailbox.org maildrop.cc mailfence.com mailinator.com maktoob.com
          me.com meta.ua movistar.es msn.com myself.com myyahoo.com nate.com naver.com
          netvision.net.il netzero.net neuf.fr nifty.com ntlworld.com numericable.fr o2.co.uk
          o2.pl ofir.dk onet.eu onet.pl online.de online.no op.pl optonline.net optusnet.com.au
          orange.fr outlook.com outlook.com.br outlook.de outlook.es outlook.fr outlook.in
          outlook.it outlook.jp outlook.sa passport.com planet.nl pm.me poczta.fm post.com
          post.cz posteo.de posteo.net prodigy.net.mx proton.me protonmail.ch protonmail.com
          proximus.be qq.com r7.com rambler.ru rediff.com rediffmail.com riseup.net
          roadrunner.com rocketmail.com rogers.com runbox.com safe-mail.net sbcglobal.net
          seznam.cz sfr.fr sharklasers.com shaw.ca sify.com sina.cn sina.com sky.com skynet.be
          slingshot.co.nz softbank.ne.jp sohu.com spray.se startmail.com sunrise.ch suomi24.fi
          sympatico.ca t-online.de talktalk.net tele2.se telefonica.net telenet.be telia.com
          telus.net temp-mail.org terra.com.br terra.es throwawaymail.com tim.it tin.it
          tiscali.co.uk tiscali.it tlen.pl tom.com tpg.com.au trashmail.com tuta.com tuta.io
          tutamail.com tutanota.com tutanota.de ukr.net uol.com.br upcmail.nl usa.com
          verizon.net videotron.ca vip.163.com vip.qq.com virgilio.it virgin.net
          virginmedia.com vodafone.de volny.cz walla.co.il walla.com wanadoo.fr web.de
          windowslive.com windstream.net wp.pl xfinity.com xs4all.nl xtra.co.nz ya.ru yahoo.ca
          yahoo.co.id yahoo.co.in yahoo.co.jp yahoo.co.kr yahoo.co.uk yahoo.com yahoo.com.ar
          yahoo.com.au yahoo.com.br yahoo.com.hk yahoo.com.mx yahoo.com.ph yahoo.com.sg
          yahoo.com.tw yahoo.com.vn yahoo.de yahoo.es yahoo.fr yahoo.gr yahoo.ie yahoo.in
          yahoo.it yahoo.pl yahoo.ro yahoo.se yandex.by yandex.com yandex.kz yandex.ru
          yandex.ua yeah.net ymail.com yopmail.com ziggo.nl zoho.com zohomail.com zohomail.eu
          zohomail.in zoznam.sk
          """
              .strip()
              .split("\\s+"));

  private FreeMailDomains() {}
}
